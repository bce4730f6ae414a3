import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { launchBrowser } from '@khong-mot-minh/testing/browser';
import type { Browser, Page } from 'playwright-core';
import { sendReport } from './api/reporter.ts';
import { axeProblems } from './browser/axe-problems.ts';
import { tabTo } from './browser/keyboard.ts';
import { shootAll } from './browser/shoot.ts';
import { signInAtDesk } from './browser/walk-console.ts';

const ALIKE = 4;
let system: TestSystem;
let browser: Browser;
let page: Page;
before(async () => {
  [system, browser] = await Promise.all([startTestSystem(), launchBrowser()]);
  for (let n = 0; n < ALIKE; n++)
    await sendReport(system.url, 'Ảnh lớp mình bị ghép, cả lớp đang chuyền tay', { category: 'BULLYING' });
  await sendReport(system.url, 'Mình đang ở một mình và rất sợ', { category: 'BULLYING', dangerNow: true });
  const person = system.seeded.people.find(({ email }) => email.startsWith('tam@'));
  assert.ok(person);
  const context = await browser.newContext({ viewport: { width: 360, height: 800 }, locale: 'vi-VN' });
  page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await signInAtDesk(page, system.url, person);
  await page.goto(`${system.url}/console/cases`);
  await page.locator('.queue__row').first().waitFor();
  await page.locator('button.key').click();
  await page.getByRole('textbox', { name: 'Cụm từ mở khoá' }).fill(person.unlock);
  await page.keyboard.press('Enter');
  await page.locator('button.key--open').waitFor();
});
after(async () => {
  await browser.close();
  await system[Symbol.asyncDispose]();
});

async function sound(name: string): Promise<void> {
  assert.deepEqual(await axeProblems(page), [], name);
  await shootAll(page, name);
}
const rows = () => page.locator('.queue__row');
const press = async (selector: string): Promise<void> => {
  await tabTo(page, selector);
  await page.keyboard.press('Enter');
};
const ACT = '.aside-bar .button:not(.button--quiet)';
const shows = (count: number) =>
  page.waitForFunction((wanted) => document.querySelectorAll('.queue__row').length === wanted, count);

test('many alike are set aside in one act by keyboard; what is urgent waits until somebody has read it', async () => {
  await shows(ALIKE + 1);
  await press('.page p > .button--quiet');
  assert.equal(await page.getByText('Đọc trước đã').count(), 1);
  assert.equal(await rows().first().getByRole('checkbox').isDisabled(), true, 'danger stands first');
  assert.equal(await rows().first().locator('.danger-mark').count(), 1);
  await sound('aside-choosing');
  await press('.aside-bar .button--quiet');
  await page.getByRole('button', { name: `Để riêng ${ALIKE} hồ sơ` }).waitFor();
  await sound('aside-chosen');
  await tabTo(page, '.aside-bar .button--quiet');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await page.getByText(`Đã để riêng ${ALIKE} hồ sơ.`).waitFor();
  await shows(1);
  await sound('aside-done');
});

test('one press undoes it, and the rows are where they were', async () => {
  await press('.aside-bar [role=status] .link-button');
  await page.getByText(`Đã đưa ${ALIKE} hồ sơ lại hàng chờ.`).waitFor();
  await shows(ALIKE + 1);
});

test('once it was read here, the urgent one is chosen like the others, and comes back from its own list', async () => {
  await rows().first().getByRole('button', { name: 'Đọc tại đây' }).click();
  await page.getByText('Mình đang ở một mình').waitFor();
  await page.waitForFunction(() => document.querySelector('.queue__row input:disabled') === null);
  await sound('aside-read');
  await page.getByRole('button', { name: 'Chọn tất cả' }).click();
  await page.getByRole('button', { name: `Để riêng ${ALIKE + 1} hồ sơ` }).click();
  await page.getByText(`Đã để riêng ${ALIKE + 1} hồ sơ.`).waitFor();
  await shows(0);
  await sound('aside-empty');
  await page.getByRole('link', { name: 'Để riêng' }).click();
  await shows(ALIKE + 1);
  await sound('aside-list');
  await page.getByRole('button', { name: 'Chọn hồ sơ để đưa lại' }).click();
  await rows().first().getByRole('checkbox').check();
  await page.locator(ACT).click();
  await page.getByText('Đã đưa 1 hồ sơ lại hàng chờ.').waitFor();
  await shows(ALIKE);
});
