import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { launchBrowser } from '@khong-mot-minh/testing/browser';
import type { Browser, BrowserContext, Page } from 'playwright-core';

let system: TestSystem;
let browser: Browser;
before(async () => {
  [system, browser] = await Promise.all([startTestSystem(), launchBrowser()]);
});
after(async () => {
  await browser.close();
  await system[Symbol.asyncDispose]();
});

const phone = { viewport: { width: 360, height: 740 }, locale: 'vi-VN' };
const LESSON = '/vi/hoc/gio-dau-bi-doa';
const HELP = [
  '/vi/giup',
  '/vi/gap-lai',
  '/vi/go-anh',
  '/vi/go-anh/theo-doi',
  '/vi/quyet-dinh/x',
  '/vi/',
  '/vi/cam-ket',
];

async function newPhone(): Promise<{ context: BrowserContext; page: Page; faults: string[] }> {
  const context = await browser.newContext(phone);
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/net::ERR_INTERNET_DISCONNECTED/.test(message.text()))
      faults.push(message.text());
  });
  return { context, page, faults };
}

const keep = async (page: Page, lesson = LESSON) => {
  await page.goto(system.url + lesson);
  await page.getByRole('button', { name: 'Lưu vào máy' }).click();
  await page.locator('[data-saved]:not([hidden])').waitFor();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
};

/** Everything that this site has left in the browser, asked from a page that carries no worker. */
async function leftBehind(context: BrowserContext) {
  const page = await context.newPage();
  await page.goto(`${system.url}/vi/khong-lam-duoc`);
  const left = await page.evaluate(async () => ({
    workers: (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => new URL(scope).pathname),
    kept: (
      await Promise.all(
        (
          await caches.keys()
        ).map(async (name) => {
          const cache = await caches.open(name);
          return Promise.all(
            (await cache.keys()).map(async (request) => ({
              path: request.url.slice(location.origin.length),
              bytes: (await (await cache.match(request))!.arrayBuffer()).byteLength,
            })),
          );
        }),
      )
    ).flat(),
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    databases: (await indexedDB.databases()).map(({ name }) => name),
    cookies: document.cookie,
  }));
  await page.close();
  return left;
}
const nothing = { workers: [], kept: [], local: [], session: [], databases: [], cookies: '' };

test('no page registers a worker or keeps anything by itself', async () => {
  const { context, page } = await newPhone();
  for (const path of [LESSON, '/vi/hoc/mang-theo', '/vi/hoc', ...HELP]) {
    await page.goto(system.url + path);
  }
  assert.deepEqual(await leftBehind(context), nothing);
  await context.close();
});

test('a lesson that somebody keeps opens without a network, with its picture, its answers and three numbers', async () => {
  const { context, page, faults } = await newPhone();
  await keep(page);
  await context.setOffline(true);
  await page.goto(system.url + LESSON);
  await page.getByRole('heading', { level: 1 }).waitFor();
  assert.ok(
    await page
      .locator('img.illustration')
      .evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth > 0)),
  );
  assert.equal(
    await page.locator('a.exit').evaluate((exit) => getComputedStyle(exit).display),
    'flex',
    'the styles are there',
  );

  await page.locator('#quiz button').click();
  await page.getByText('Đang không có mạng nên máy chưa chấm được.').waitFor();
  assert.ok((await page.locator('#quiz .notice').count()) > 3, 'every question is explained');

  await page.goto(`${system.url}/vi/hoc/bat-coc-online`);
  await page.getByText('Trang bạn mở cần mạng').waitFor();
  assert.equal(await page.title(), 'Ghi chú');
  for (const number of ['113', '111', '115'])
    assert.ok(await page.locator(`main a[href="tel:${number}"]:visible`).first().isVisible());
  await page.getByRole('link', { name: 'Mở bài' }).click();
  await page.waitForURL(`**${LESSON}`);
  assert.deepEqual(faults, []);
  await context.close();
});

test('the worker never stands behind help: not in its reach, not in what is kept, not without a network', async () => {
  const { context, page } = await newPhone();
  await keep(page);
  const { workers, kept } = await leftBehind(context);
  assert.deepEqual(workers, ['/vi/hoc/']);
  assert.ok(kept.length > 5);
  for (const { path } of kept) assert.match(path, /^\/(?:vi\/hoc\/(?:mang-theo|gio-dau-bi-doa)|assets\/)/);
  const refused = await page.evaluate(async (address) => {
    // As a script of ours would have to ask for more than its folder.
    const { trustedTypes } = globalThis as {
      trustedTypes?: { createPolicy(name: string, rules: object): { createScriptURL(url: string): string } };
    };
    const policy = trustedTypes?.createPolicy('test', { createScriptURL: (url: string) => url });
    return navigator.serviceWorker
      .register(policy?.createScriptURL(address) ?? address, { scope: '/vi/' })
      .then(
        () => 'registered',
        (error: Error) => error.name,
      );
  }, `${system.url}/vi/hoc/mang-theo.js`);
  assert.equal(refused, 'SecurityError');
  await context.setOffline(true);
  for (const path of HELP) {
    const help = await context.newPage();
    await assert.rejects(help.goto(system.url + path), /ERR_INTERNET_DISCONNECTED/, path);
    await help.close();
  }
  await page.goto(system.url + LESSON);
  await page.locator('a.help-now').click();
  await page.getByText('Trang đó cần mạng').waitFor();
  assert.ok(await page.locator('[data-no-network] a[href="tel:111"]').isVisible());
  assert.equal(new URL(page.url()).pathname, LESSON);
  await context.close();
});

test('what is kept weighs at most 1 MB, and what the button says is what the phone holds', async () => {
  const { context, page } = await newPhone();
  await page.goto(system.url + LESSON);
  const told = Number(/(\d+) KB/.exec((await page.locator('[data-save]').textContent()) ?? '')?.[1]);
  await keep(page);
  const { kept } = await leftBehind(context);
  const bytes = kept.reduce((sum, one) => sum + one.bytes, 0);
  assert.ok(bytes <= 1_000_000, `${bytes}`);
  assert.ok(Math.abs(told * 1000 - bytes) < 5000, `${told} KB told, ${bytes} bytes kept`);
  await context.close();
});

test('promise 5: the quick exit takes everything away: pages, worker, quiz reviews, databases', async (t) => {
  const { context, page } = await newPhone();
  await keep(page);
  await page.evaluate(async () => {
    localStorage.setItem('kmm.quiz', '{}');
    sessionStorage.setItem('draft', '1');
    await new Promise((done) => {
      indexedDB.open('anything').onsuccess = ({ target }) => {
        (target as IDBOpenDBRequest).result.close();
        done(undefined);
      };
    });
  });
  // The answer of the way out must not do it for us: over http no browser listens to its header.
  await context.route('**/thoat', (route) => route.fulfill({ body: 'elsewhere' }));
  const pressed = Date.now();
  await page.locator('a.exit').click();
  await page.waitForURL('**/thoat');
  const tookMs = Date.now() - pressed;
  assert.ok(tookMs < 2000);
  assert.deepEqual(await leftBehind(context), nothing);
  t.diagnostic(`figure: away in ${tookMs} ms, and nothing is left on the phone`);
  await context.close();
});

test('the button removes everything too, and keeping starts again from nothing', async () => {
  const { context, page } = await newPhone();
  await keep(page);
  await page.goto(`${system.url}/vi/hoc/mang-theo`);
  await page.getByRole('button', { name: 'Xoá hết khỏi máy này' }).click();
  await page.getByText('Đã xoá. Máy này không còn giữ bài nào.').waitFor();
  assert.deepEqual(await leftBehind(context), nothing);
  await keep(page);
  await context.close();
});

test('a save that fails keeps nothing and says so', async () => {
  const { context, page } = await newPhone();
  await context.route('**/assets/lesson-*', (route) => route.abort());
  await page.goto(system.url + LESSON);
  await page.getByRole('button', { name: 'Lưu vào máy' }).click();
  await page.getByText('Chưa lưu được, nên máy không giữ gì thêm.').waitFor();
  assert.ok(await page.getByRole('button', { name: 'Lưu vào máy' }).isVisible());
  assert.deepEqual(await leftBehind(context), nothing);
  await context.close();
});

test('a kept lesson is renewed when it has changed, and what nobody needs any more goes', async () => {
  const { context, page } = await newPhone();
  await keep(page);
  await page.evaluate(async (lesson) => {
    const cache = await caches.open('notes');
    await cache.put(
      '/vi/hoc/mang-theo/gio-dau-bi-doa.json',
      Response.json({ version: 'old', files: [], bytes: 0 }),
    );
    await cache.put(lesson, new Response('old'));
    await cache.put('/assets/old.css', new Response('old'));
  }, LESSON);
  await page.goto(`${system.url}/vi/hoc/mang-theo`);
  const isThere = () => page.evaluate(async () => Boolean(await caches.match('/assets/old.css')));
  for (let looks = 0; looks < 50 && (await isThere()); looks += 1) await page.waitForTimeout(100);
  assert.equal(await isThere(), false);
  const renewed = await page.evaluate(async (lesson) => (await caches.match(lesson))!.text(), LESSON);
  assert.match(renewed, /<!doctype html>/);
  await context.close();
});

test('an icon for the home screen has a name and a drawing that betray nothing', async () => {
  const { context, page } = await newPhone();
  await page.goto(`${system.url}/vi/hoc/mang-theo`);
  const described = await page.evaluate(async () => {
    const link = document.querySelector<HTMLLinkElement>('link[rel=manifest]');
    return (await fetch(link!.href)).json();
  });
  assert.equal(described.name, 'Ghi chú');
  assert.equal(described.scope, '/vi/hoc/');
  assert.doesNotMatch(JSON.stringify(described), /emblem|không một mình|kmm/i);
  await page.goto(system.url + LESSON);
  assert.equal(await page.locator('link[rel=manifest]').count(), 0, 'no other page offers an icon');
  await context.close();
});
