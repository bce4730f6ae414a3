import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { launchBrowser } from '@khong-mot-minh/testing/browser';
import type { Browser, Page } from 'playwright-core';
import { call } from './api/call.ts';
import { addHelpline, enrolledMember, type Member, totpOf } from './api/member.ts';
import { axeProblems } from './browser/axe-problems.ts';
import { shootAll } from './browser/shoot.ts';

const NAME = 'Đường dây Mây';
/** A code works once, so each sign-in has a step of its own. */
const STEP_MS = 31_000;
let at = new Date();
let system: TestSystem;
let browser: Browser;
let lan: Member;
before(async () => {
  [system, browser] = await Promise.all([startTestSystem(undefined, { now: () => at }), launchBrowser()]);
  await addHelpline(system, NAME);
  lan = await enrolledMember(system, NAME, 'Lan');
});
after(async () => {
  await browser.close();
  await system[Symbol.asyncDispose]();
});

async function signIn(page: Page): Promise<void> {
  at = new Date(at.getTime() + STEP_MS);
  await page.goto(`${system.url}/console/sign-in`);
  await page.getByLabel('Thư điện tử').fill(lan.email);
  await page.getByLabel('Mật khẩu').fill(lan.password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByLabel('Mã 6 số').fill(totpOf(lan.totp, at.getTime()));
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.getByRole('heading', { level: 1, name: 'Hộp việc' }).waitFor();
}

test('who had the password and was wrong about the code five times is told of on every page, once', async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 800 }, locale: 'vi-VN' });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const band = page.getByRole('complementary', { name: 'Có người thử mã của bạn' });
  await signIn(page);
  assert.equal(await band.count(), 0);
  const leave = async () => {
    await page.locator('.person summary').click();
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await page.waitForURL('**/console/sign-in');
  };
  await leave();
  const wrong = { email: lan.email, password: lan.password, totp: '000000' };
  for (let n = 0; n < 5; n++)
    await call(system.url, 'POST', '/v1/session', wrong, { headers: { origin: system.url } });
  await signIn(page);
  await band.waitFor();
  assert.deepEqual(await axeProblems(page), []);
  await shootAll(page, 'codes-stopped');
  await page.goto(`${system.url}/console/roster`);
  await band.waitFor();
  await band.getByRole('button', { name: 'Đổi mật khẩu' }).click();
  const dialog = page.getByRole('dialog');
  const change = async (current: string, next: string) => {
    await dialog.getByLabel('Mật khẩu đang dùng').fill(current);
    await dialog.getByLabel('Mật khẩu mới').fill(next);
    await dialog.getByRole('button', { name: 'Đổi mật khẩu' }).click();
  };
  await change(lan.password, 'ngan');
  await dialog.getByText('Còn ngắn quá').waitFor();
  await change('khong phai mat khau nay', 'mot cau that dai de nho');
  await dialog.getByText('Mật khẩu đang dùng chưa đúng').waitFor();
  await shootAll(page, 'password');
  await change(lan.password, lan.password);
  await dialog.getByText('Mật khẩu mới giống mật khẩu cũ').waitFor();
  await change(lan.password, 'aaaaaaaaaaaaaaaa');
  await dialog.getByText('Mật khẩu này dễ đoán').waitFor();
  await change(lan.password, 'mot cau that dai de nho');
  await dialog.getByText('Đã đổi mật khẩu').waitFor();
  lan.password = 'mot cau that dai de nho';
  await page.reload();
  await leave();
  await signIn(page);
  assert.equal(await band.count(), 0, 'it is told once');
  await context.close();
});
