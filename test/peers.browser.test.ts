import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { launchBrowser } from '@khong-mot-minh/testing/browser';
import type { Browser, Page } from 'playwright-core';
import { call } from './api/call.ts';
import { extortionRun, judge } from './api/extortion.ts';
import { axeProblems } from './browser/axe-problems.ts';
import { tabTo } from './browser/keyboard.ts';
import { shoot } from './browser/shoot.ts';
import { signInAtDesk } from './browser/walk-console.ts';

let system: TestSystem;
let browser: Browser;
before(async () => {
  [system, browser] = await Promise.all([startTestSystem(), launchBrowser()]);
});
after(async () => {
  await browser.close();
  await system[Symbol.asyncDispose]();
});

async function caseOfTwoTeens(): Promise<string> {
  const { key } = system.seeded.platform;
  for (const [id, ageBand] of [
    ['two-adult', '16-17'],
    ['two-child', '13-15'],
  ])
    await call(
      system.url,
      'PUT',
      `/v1/accounts/${id}`,
      { ageBand, createdAt: '2026-01-01T00:00:00Z' },
      { key },
    );
  let caseId = '';
  for (const event of extortionRun('two')) {
    const { measures } = await judge(system.url, key, event);
    for (const measure of measures) if (measure.kind === 'case') caseId = measure.caseId;
  }
  return caseId;
}
const sound = async (page: Page, name: string) => {
  assert.deepEqual(await axeProblems(page), []);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `${name} is ${wide} px wider than the screen`);
  await page.getByRole('heading', { name: 'Có thể cả hai' }).scrollIntoViewIfNeeded();
  await shoot(page, name);
};

test('the case says that both seem to be minors; a reviewer confirms by keyboard, and takes it back with a reason', async () => {
  const id = await caseOfTwoTeens();
  const person = system.seeded.people.find(({ organisation }) => organisation === 'platform');
  assert.ok(person);
  const context = await browser.newContext({ viewport: { width: 360, height: 800 }, locale: 'vi-VN' });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await signInAtDesk(page, system.url, person);
  await page.goto(`${system.url}/console/cases/${id}`);
  const panel = page.getByRole('region', { name: 'Có thể cả hai đều dưới 18 tuổi' });
  await panel.getByText('Chờ người xem').waitFor();
  await page.getByRole('heading', { level: 1, name: 'Tống tiền bằng ảnh riêng tư' }).waitFor();
  await sound(page, 'peers-proposed');

  await tabTo(page, 'section[aria-labelledby="peers-title"] .button');
  await page.keyboard.press('Enter');
  await tabTo(page, 'dialog[open] input[type="radio"]');
  await page.keyboard.press('Space');
  await sound(page, 'peers-dialog');
  await tabTo(page, 'dialog[open] button[type="submit"]');
  await page.keyboard.press('Enter');
  await panel.getByText('Đã xác nhận').waitFor();
  await page.getByRole('heading', { level: 1, name: 'Bắt nạt trên mạng' }).waitFor();
  await page.getByText('Xác nhận cả hai dưới 18 tuổi').waitFor();
  await page.locator('.timeline__line', { hasText: 'Đã kiểm tra tuổi của cả hai' }).waitFor();
  await page.setViewportSize({ width: 1280, height: 900 });
  await sound(page, 'peers-confirmed');

  await panel.getByRole('button', { name: 'Không phải như vậy' }).click();
  await page.getByRole('dialog').getByLabel('Một bên là người lớn').check();
  await page.getByRole('dialog').getByRole('button', { name: 'Không phải như vậy' }).click();
  await panel.getByText('Hồ sơ được xử lý như chuyện với người lớn').waitFor();
  await page.getByRole('heading', { level: 1, name: 'Tống tiền bằng ảnh riêng tư' }).waitFor();
  await context.close();
});
