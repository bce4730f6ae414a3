import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { launchBrowser } from '@khong-mot-minh/testing/browser';
import type { Browser } from 'playwright-core';
import { type CaseHouse, openCaseHouse } from './api/case-house.ts';
import { axeProblems } from './browser/axe-problems.ts';
import { shootAll } from './browser/shoot.ts';
import { followUp } from './browser/walk-portal.ts';

let house: CaseHouse;
let browser: Browser;
before(async () => {
  [house, browser] = await Promise.all([openCaseHouse(), launchBrowser()]);
});
after(async () => {
  await browser.close();
  await house[Symbol.asyncDispose]();
});

test('on the device the page says who waits and who is there, looks again and keeps a draft, and confirms going on', async () => {
  const { caseId, receipt } = await house.newReport();
  const page = await (
    await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'vi-VN' })
  ).newPage();
  page.setDefaultTimeout(20_000);
  await followUp(page, house.system.url, receipt);
  await page.getByText('Chưa có ai nhận tin này').waitFor();
  await page
    .getByText(/Lúc này .+ đang có người trực\./)
    .first()
    .waitFor();
  await page.locator('#write textarea').fill('em đang viết dở');
  const taken = await house.desk('helpline').command(caseId, { type: 'take' });
  assert.equal(taken.status, 200, taken.text);
  await page.getByRole('button', { name: 'Xem có gì mới' }).click();
  await page.getByText('Chưa có ai nhận tin này').waitFor({ state: 'detached' });
  assert.equal(await page.locator('#write textarea').inputValue(), 'em đang viết dở');
  await shootAll(page, 'come-back');
  assert.deepEqual(await axeProblems(page), []);
  await page.getByText('Mình muốn rút tin này').click();
  await page.locator('#withdraw-form label').click();
  await page.getByRole('button', { name: 'Rút tin' }).click();
  await page.getByText('Tin này đã được rút').first().waitFor();
  assert.ok(await page.locator('[data-withdrawn] a[href="tel:113"]').isVisible());
  await shootAll(page, 'withdrawn');
  await page.locator('summary', { hasText: 'Câu hỏi về tin này' }).click();
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
  await page.getByText('Tin được tiếp tục. Nhóm lại đọc được như trước.').waitFor();
});

test('a page that nobody touches closes itself, and one that is used stays', async () => {
  const { receipt } = await house.newReport();
  const page = await (
    await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'vi-VN' })
  ).newPage();
  page.setDefaultTimeout(20_000);
  await page.clock.install();
  await followUp(page, house.system.url, receipt);
  await page.locator('#write textarea').waitFor();
  await page.clock.fastForward('09:00');
  await page.locator('#write textarea').fill('em vẫn ở đây');
  await page.clock.fastForward('09:00');
  assert.equal(await page.locator('#write textarea').inputValue(), 'em vẫn ở đây');
  await page.clock.fastForward('02:00');
  await page.getByText('Trang đã tự đóng').waitFor();
  assert.equal(await page.locator('#write').count(), 0);
  await shootAll(page, 'closed-idle');
  assert.deepEqual(await axeProblems(page), []);
});

test('a phone that slept while the page was open closes it at the first touch', async () => {
  const { receipt } = await house.newReport();
  const page = await (
    await browser.newContext({ viewport: { width: 360, height: 740 }, locale: 'vi-VN' })
  ).newPage();
  page.setDefaultTimeout(20_000);
  await followUp(page, house.system.url, receipt);
  await page.locator('#write textarea').waitFor();
  // The clock goes on, and no timer has run.
  await page.evaluate(() => {
    const later = Date.now() + 11 * 60_000;
    Date.now = () => later;
  });
  await page.mouse.click(180, 400);
  await page.getByText('Trang đã tự đóng').waitFor();
});
