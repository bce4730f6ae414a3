// What every page of the desk has in common: how much waits stands in its title, and a phone shows what a column is.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { launchBrowser } from '@kmm/testing/browser';
import type { Browser, Page } from 'playwright-core';
import { type AuthorityHouse, openAuthorityHouse } from './api/authority-house.ts';
import { sendReport } from './api/reporter.ts';
import { axeProblems } from './browser/axe-problems.ts';
import { shootAll } from './browser/shoot.ts';

let house: AuthorityHouse;
let browser: Browser;
before(async () => {
  [house, browser] = await Promise.all([openAuthorityHouse(), launchBrowser()]);
});
after(async () => {
  await browser.close();
  await house[Symbol.asyncDispose]();
});

async function enter(name: string, width = 1280): Promise<Page> {
  const { email, password } = house.desk(name).person;
  const context = await browser.newContext({ viewport: { width, height: 740 }, locale: 'vi-VN' });
  const page = await context.newPage();
  await page.goto(`${house.system.url}/console/sign-in`);
  await page.getByLabel('Thư điện tử').fill(email);
  await page.getByLabel('Mật khẩu').fill(password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByRole('heading', { name: 'Hộp việc' }).waitFor();
  return page;
}

/** Addresses below the desk's own, by who opens them. */
const PAGES: Record<string, string[]> = {
  'helpline-2': [
    ...['', '?queue=open', '?queue=mine', '?queue=referred', '?queue=aside', 'cases/{case}', 'handed-over'],
    ...['roster', 'roster/calls', 'keys', 'access', 'take-downs', 'authority', 'nowhere'],
  ],
  'platform-2': ['appeals', 'policy', 'restrictions', 'text-detectors', 'authority', 'access'],
};

test('every page of the desk says in its title how much waits', async () => {
  await house.onDuty('helpline');
  await sendReport(house.system.url, 'một điều');
  const [row] = await house.desk('helpline').cases();
  const platformCase = await house.platformCase();
  assert.ok(row && platformCase);
  for (const [name, paths] of Object.entries(PAGES)) {
    const page = await enter(name);
    for (const path of paths) {
      const address = path.replace('{case}', row.id);
      await page.goto(`${house.system.url}/console/${address}`);
      const told = await page
        .waitForFunction(() => /^\(\d+\) ./.test(document.title), undefined, { timeout: 15_000 })
        .then(
          () => true,
          () => false,
        );
      assert.ok(told, `${name} at "${path}": "${await page.title()}"`);
    }
    await page.context().close();
  }
});

test('on a phone the roster says which time is the beginning and which the end', async () => {
  const page = await enter('helpline', 360);
  await page.goto(`${house.system.url}/console/roster`);
  const row = page.locator('tbody tr').first();
  await row.waitFor();
  const labels = () => row.locator('.cards__label').filter({ visible: true }).allTextContents();
  assert.deepEqual(await labels(), ['Đội: ', 'Từ: ', 'Đến: ']);
  await shootAll(page, 'roster');
  assert.deepEqual(await axeProblems(page), []);
  await page.setViewportSize({ width: 1280, height: 740 });
  assert.deepEqual(await labels(), [], 'a wide table has its head');
});
