import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { launchBrowser } from '@khong-mot-minh/testing/browser';
import type { Browser } from 'playwright-core';
import { extortionRun, judge, putAccounts } from './api/extortion.ts';
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

test('a reviewer pauses the conversation of a case by keyboard, and finds it among the limits', async () => {
  const { key } = system.seeded.platform;
  await putAccounts(system.url, key, 'talk');
  const run = extortionRun('talk');
  let caseId = '';
  for (const event of run) {
    const { measures } = await judge(system.url, key, event);
    for (const measure of measures) if (measure.kind === 'case') caseId = measure.caseId;
  }
  const person = system.seeded.people.find(({ organisation }) => organisation === 'platform');
  assert.ok(person);
  const context = await browser.newContext({ viewport: { width: 360, height: 800 }, locale: 'vi-VN' });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await signInAtDesk(page, system.url, person);
  await page.goto(`${system.url}/console/cases/${caseId}`);
  const panel = page.getByRole('region', { name: 'Cuộc trò chuyện giữa hai tài khoản' });
  await panel.getByText('Hai bên vẫn đang liên lạc được').waitFor();

  await tabTo(page, 'section[aria-labelledby="stop-title"] .button');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Tạm dừng' }).click();
  await dialog.getByText('Trả lời câu này trước nhé.').waitFor();
  await dialog.getByLabel('Có thể', { exact: true }).check();
  await dialog.getByRole('button', { name: 'Tạm dừng' }).click();
  await dialog.getByText('Chọn ít nhất một việc').waitFor();
  assert.deepEqual(await axeProblems(page), []);
  await shoot(page, 'stop-dialog-360');
  await dialog.getByLabel('Đã mời người hỗ trợ').check();
  await dialog.getByRole('button', { name: 'Tạm dừng' }).click();
  await panel.getByText('Đang tạm dừng').waitFor();
  await panel.scrollIntoViewIfNeeded();
  await shoot(page, 'stop-runs-360');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `the case is ${wide} px wider than the screen`);
  const again = { ...run[0]!, id: 'talk-again', time: new Date().toISOString() };
  assert.equal((await judge(system.url, key, again)).outcome, 'block');

  await page.setViewportSize({ width: 1280, height: 900 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await panel.getByRole('link', { name: 'Mở trang Giới hạn' }).click();
  await page.getByText('Cuộc trò chuyện với').waitFor();
  assert.deepEqual(await axeProblems(page), []);
  await shoot(page, 'stop-limits-1280-dark');
});
