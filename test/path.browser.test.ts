import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import test, { after, before } from 'node:test';
import { ReceiptProof } from '@khong-mot-minh/contracts';
import { publishBatches, type SeededPerson, startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { launchBrowser } from '@khong-mot-minh/testing/browser';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { axeProblems } from './browser/axe-problems.ts';
import { shoot } from './browser/shoot.ts';
import { strictPage as openStrict } from './browser/strict-page.ts';
import { signInAtDesk, unlock } from './browser/walk-console.ts';
import { digitsShown, followUp, reportOnPortal } from './browser/walk-portal.ts';

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
const desk = { viewport: { width: 1280, height: 800 }, locale: 'vi-VN' };

const personOf = (slug: string): SeededPerson => system.seeded.people.find((p) => p.organisation === slug)!;

const strictPage = (context: BrowserContext) => openStrict(context, system.url);

test('a report, its answer and the reply go from browser to browser and stay sealed in between', async () => {
  const canary = `bí mật ${Math.random().toString(36).slice(2)}`;
  const young = await strictPage(await browser.newContext(phone));
  const receipt = await reportOnPortal(young.page, system.url, `Có người doạ mình: ${canary}`, (n) =>
    shoot(young.page, n),
  );
  const digits = await digitsShown(young.page);

  const worker = await strictPage(await browser.newContext(desk));
  const counsellor = personOf('helpline');
  await signInAtDesk(worker.page, system.url, counsellor);
  await shoot(worker.page, 'console-queue');
  await worker.page.getByRole('link', { name: 'Tống tiền' }).first().click();
  await worker.page.getByRole('button', { name: 'Nhận hồ sơ' }).click();
  assert.equal(await worker.page.getByText(canary).count(), 0, 'signed in, yet not unlocked: nothing opens');
  await unlock(worker.page, counsellor.unlock);
  await worker.page.getByText(canary).waitFor();
  await worker.page
    .getByRole('textbox', { name: 'Trả lời người báo' })
    .fill(`Bạn làm đúng khi kể ra. ${canary}`);
  await worker.page.getByRole('button', { name: 'Niêm phong và gửi' }).click();
  await worker.page.getByText('Bạn làm đúng khi kể ra.').waitFor();
  await shoot(worker.page, 'console-case');
  assert.deepEqual(await axeProblems(worker.page), []);

  await followUp(young.page, system.url, digits);
  await followUp(young.page, system.url, receipt);
  await young.page.getByText('Bạn làm đúng khi kể ra.').waitFor();
  await shoot(young.page, 'chat');
  await young.page.locator('#write textarea').fill(`Cảm ơn, ${canary}`);
  await young.page.locator('#write button').click();
  await young.page.locator('[data-done="sent"]:not([hidden])').waitFor();
  assert.equal(await savedProof(young.page), 'report.received');

  assert.deepEqual([...young.faults, ...worker.faults], []);
  assert.deepEqual(await tablesThatHold(canary), [], 'no table holds what was written');
  const metrics = await (await fetch(`${system.url}/metrics`)).text();
  assert.ok(!metrics.includes(canary));
});

/** Saves the proof that a report was sent, and gives the act that it shows. */
async function savedProof(page: Page): Promise<string> {
  await publishBatches(system);
  await page.getByText('Mình muốn giữ giấy chứng nhận đã gửi').click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Tải tệp về máy' }).click(),
  ]);
  assert.equal(file.suggestedFilename(), 'chung-nhan.json');
  const proof = ReceiptProof.parse(JSON.parse(await readFile(await file.path(), 'utf8')));
  return (JSON.parse(proof.opening?.entry ?? '{}') as { act: string }).act;
}

/** Every table's rows as text: what a thief of the database could search. */
async function tablesThatHold(text: string): Promise<string[]> {
  const { sql } = system.running.deps.db.owner;
  const tables = await sql<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p') and n.nspname in ('public', 'auth', 'jobs')`,
  );
  const holding: string[] = [];
  for (const { name } of tables) {
    const rows = await sql(`select 1 from ${name} t where position($1 in t::text) > 0 limit 1`, [text]);
    if (rows.length) holding.push(name);
  }
  return holding;
}

test('the same works with JavaScript off, and the page says that it was sealed on arrival', async () => {
  const { page, faults } = await strictPage(await browser.newContext({ ...phone, javaScriptEnabled: false }));
  const receipt = await reportOnPortal(
    page,
    system.url,
    'Mình cần nói chuyện với ai đó.',
    async () => undefined,
  );
  const digits = await digitsShown(page);
  await followUp(page, system.url, digits);
  await followUp(page, system.url, receipt);
  await page.locator('#write textarea').fill('Mình viết thêm một dòng.');
  await page.locator('#write button').click();
  await page.locator('details[data-rest] summary').click();
  await page.getByText('Mình viết thêm một dòng.').first().waitFor();
  assert.equal(await savedProof(page), 'report.received');
  assert.deepEqual(faults, []);
});

const pages = [
  '/vi/',
  '/vi/giup',
  '/vi/gap-lai',
  '/vi/go-anh',
  '/vi/hoc',
  '/vi/cam-ket',
  '/vi/khong-lam-duoc',
  '/en/',
  '/dev/ui',
];
for (const colorScheme of ['light', 'dark'] as const)
  test(`axe finds nothing serious on the public pages (${colorScheme})`, async () => {
    const context = await browser.newContext({ ...phone, colorScheme });
    const { page, faults } = await strictPage(context);
    for (const path of pages) {
      await page.goto(system.url + path);
      if (path === '/vi/') await shoot(page, `portal-home-${colorScheme}`);
      assert.deepEqual(await axeProblems(page), [], path);
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, `${path} is ${overflow} px too wide`);
    }
    assert.deepEqual(faults, []);
    await context.close();
  });

test('promise 5: the quick exit leaves nothing behind on the phone', async () => {
  const context = await browser.newContext(phone);
  const { page } = await strictPage(context);
  await page.goto(`${system.url}/vi/giup`);
  const state = await page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    workers: (await navigator.serviceWorker?.getRegistrations())?.length ?? 0,
    cookies: document.cookie,
    title: document.title,
  }));
  assert.deepEqual({ ...state, title: '' }, { local: 0, session: 0, workers: 0, cookies: '', title: '' });
  assert.doesNotMatch(state.title, /giúp|doạ|báo|help/i);
  await context.close();
});
