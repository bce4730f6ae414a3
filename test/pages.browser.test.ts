import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { createPortal } from '@khong-mot-minh/portal';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { launchBrowser } from '@khong-mot-minh/testing/browser';
import type { Browser, Page } from 'playwright-core';
import { blockedMessage, statementsOf } from './api/statements.ts';
import { openAxe } from './browser/axe-problems.ts';
import { crawlPages } from './browser/crawl-pages.ts';
import { frameProblems, weigh } from './browser/measure-page.ts';
import { followUp, reportOnPortal } from './browser/walk-portal.ts';

let system: TestSystem;
let browser: Browser;
before(async () => {
  system = await startTestSystem();
  browser = await launchBrowser();
});
after(async () => {
  await browser?.close();
  await system?.[Symbol.asyncDispose]();
});

const KB = 1000;
/** reference/campaign.md §6, bytes as sent: pages on the way to help, and pages to learn and play with. */
const BUDGETS = {
  help: { total: 120 * KB, script: 20 * KB, image: 40 * KB },
  learn: { total: 250 * KB, script: 60 * KB, image: 40 * KB },
};
const HELP = /^\/(?:vi|en)\/(?:$|giup|gap-lai|go-anh|quyet-dinh|khong-lam-duoc)/;

async function phone(lang: string): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    locale: lang,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return page;
}

/** Everything that a public page promises by itself, whatever it is about; one line for each that is broken. */
async function problemsOf(page: Page, open: () => Promise<unknown>): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  const { addresses, ...weight } = await weigh(page, open);
  const path = page.url().slice(system.url.length);
  const budget = BUDGETS[HELP.test(path) ? 'help' : 'learn'];
  await using axe = await openAxe(page);
  const problems = [
    ...addresses
      .filter((url) => !url.startsWith(system.url) && !url.startsWith('data:'))
      .map((url) => `asks ${url}`),
    ...addresses.filter((url) => /\.(?:woff2?|ttf)/.test(url)).map((url) => `loads the font ${url}`),
    ...(['total', 'script', 'image'] as const)
      .filter((kind) => weight[kind] > budget[kind])
      .map((kind) => `${kind}: ${weight[kind]} of ${budget[kind]} bytes`),
    ...(await frameProblems(page)),
    ...(await axe.problems('minor', 'and target size')),
  ];
  // The page is the same in the dark but for its colours.
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await axe.problems('minor', ['color-contrast', 'link-in-text-block']);
  const over = await overflowAt(page, 320);
  if (over > 0) problems.push(`${over} px wider than 320`);
  return [...problems, ...dark.map((line) => `dark: ${line}`)].map((line) => `${path} ${line}`);
}

/** How much wider than a screen of that width the page is. */
async function overflowAt(page: Page, width: number): Promise<number> {
  const before = page.viewportSize();
  await page.setViewportSize({ width, height: 640 });
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (before) await page.setViewportSize(before);
  return over;
}

/** A hundred pages, each opened once and read twice: longer than a test may take by itself. */
const LONG = { timeout: 600_000 };

for (const lang of ['vi', 'en'])
  test(
    `every page that links lead to (${lang}): axe finds nothing, nothing foreign, within its bytes, help and exit in reach`,
    LONG,
    async (t) => {
      const pages = (await crawlPages(system.url, [`/${lang}/`])).filter((path) =>
        path.startsWith(`/${lang}/`),
      );
      const page = await phone(lang);
      const problems: string[] = [];
      for (const path of pages)
        problems.push(...(await problemsOf(page, () => page.goto(system.url + path))));
      t.diagnostic(
        `figure: ${pages.length} pages in ${lang}: 0 faults for axe, 0 foreign requests, all within their bytes`,
      );
      assert.ok(pages.length > 60, `${pages.length}`);
      assert.deepEqual(problems, []);
      await page.context().close();
    },
  );

test('pages behind forms and links of one person hold the same promises', LONG, async () => {
  const page = await phone('vi');
  const problems: string[] = [];
  const look = async () => void problems.push(...(await problemsOf(page, async () => undefined)));
  const post = (selector: string) =>
    problemsOf(page, async () => {
      await Promise.all([
        page.waitForEvent('load'),
        page.locator(selector).evaluate((form: HTMLFormElement) => form.submit()),
      ]);
    }).then((found) => problems.push(...found));

  const receipt = await reportOnPortal(page, system.url, 'Mình cần nói chuyện.', look);
  await followUp(page, system.url, receipt);
  await look();
  await page.goto(`${system.url}/vi/giup`);
  await post('main form');
  await page.goto(`${system.url}/vi/hoc/bat-coc-online`);
  await post('#quiz form');
  await page.goto(`${system.url}/vi/hoc/do-vui/13-15`);
  await post('form[data-round]');
  await page.goto(`${system.url}/vi/cam-ket`);
  await post('main form');
  await page.goto(`${system.url}/vi/gap-lai`);
  await post('#open');

  const { account } = await blockedMessage(system);
  const [statement] = await statementsOf(system, `account=${account}`);
  problems.push(...(await problemsOf(page, () => page.goto(statement?.link ?? ''))));
  await page.goto(`${system.url}/vi/lop`);
  await post('main form[method=post]');
  const room = page.url().split('/bang')[0] ?? '';
  problems.push(...(await problemsOf(page, () => page.goto(room))));
  for (const missing of ['/vi/khong-co', '/vi/hoc/khong-co', '/vi/quyet-dinh/khong-co', '/vi/lop/ABC234'])
    problems.push(...(await problemsOf(page, () => page.goto(system.url + missing))));
  assert.deepEqual(problems, []);
  await page.context().close();
});

test('the keyboard reaches the way out and the way to help before anything else', async () => {
  const page = await phone('vi');
  await page.goto(`${system.url}/vi/hoc/gio-dau-bi-doa`);
  const reached: (string | undefined)[] = [];
  for (let press = 0; press < 3; press += 1) {
    await page.keyboard.press('Tab');
    reached.push(await page.evaluate(() => document.activeElement?.className));
  }
  assert.deepEqual(reached, ['skip', 'exit', 'help-now']);
  await page.context().close();
});

/** Not reached by a link: files and short answers, and pages that the test above opens by a form or a personal link. */
const BEHIND = [
  /\.(?:js|webmanifest)$/,
  /^\/(?:assets\/:name|thoat|dev\/ui)?$/,
  /\/(?:phien-ban|dem|mo|vao|tai\/:file|:film\/:file)$/,
  /mang-theo\/:lesson$/,
  /\/lop\/:code(?:\/bang)?$/,
  /\/quyet-dinh\/:link$/,
  // For the wall of a school or an office: the desk leads to it, and a young person needs no way there.
  /\/ap-phich$/,
];

test('every public route is visited by links, or named as one that forms lead to', async () => {
  const pages = await crawlPages(system.url, ['/vi/', '/en/']);
  const routes = new Set(
    // `as`: only the addresses are read; no page is asked of this portal, so nothing of a house is behind it.
    createPortal({} as never)
      .routes.filter(({ method, path }) => method === 'GET' && !path.includes('*'))
      .map(({ path }) => path),
  );
  const visited = (route: string) => {
    const pattern = new RegExp(`^${route.replaceAll(/:\w+/g, '[^/?]+')}/?(?:\\?|$)`);
    return pages.some((page) => pattern.test(page));
  };
  assert.ok(routes.size > 50, `${routes.size}`);
  assert.deepEqual(
    [...routes].filter((route) => !BEHIND.some((behind) => behind.test(route)) && !visited(route)),
    [],
  );
});
