import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { changeRoles } from '@khong-mot-minh/cli/members';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { launchBrowser } from '@khong-mot-minh/testing/browser';
import type { Browser, Page } from 'playwright-core';
import { operatorOf } from './api/member.ts';
import { axeProblems } from './browser/axe-problems.ts';
import { tabTo } from './browser/keyboard.ts';
import { shootAll } from './browser/shoot.ts';
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

const seeded = (name: string) => {
  const person = system.seeded.people.find((one) => one.email.startsWith(`${name}@`));
  assert.ok(person, name);
  return person;
};
const passwordOf = (name: string): string => seeded(name).password;

/** A person of the seeded house at their desk, on a phone of 360 px. */
async function deskOf(name: string): Promise<Page> {
  const person = seeded(name);
  const context = await browser.newContext({ viewport: { width: 360, height: 800 }, locale: 'vi-VN' });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await signInAtDesk(page, system.url, person);
  return page;
}
const openAccess = async (page: Page): Promise<void> => {
  await page.goto(`${system.url}/console/access`);
  await page.getByRole('heading', { level: 1, name: 'Ai vào được' }).waitFor();
};
async function sound(page: Page, name: string): Promise<void> {
  assert.deepEqual(await axeProblems(page), [], name);
  await shootAll(page, name);
}

test('a counsellor finds neither the page nor its link', async () => {
  const page = await deskOf('hanh');
  await page.locator('.person summary').click();
  await page.getByRole('link', { name: 'Khoá của tôi' }).waitFor();
  assert.equal(await page.getByRole('link', { name: 'Quyền vào' }).count(), 0);
  await page.goto(`${system.url}/console/access`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  assert.doesNotMatch((await page.locator('main').textContent()) ?? '', /Ai vào được/);
  await page.context().close();
});

test('a supervisor switches a key off by keyboard, another gives it back, and both read who did it', async () => {
  await changeRoles(operatorOf(system), {
    email: 'mai@la-me.example',
    roles: ['reviewer', 'policy-editor', 'supervisor'],
  });
  const khoi = await deskOf('khoi');
  await khoi.locator('.person summary').click();
  await khoi.getByRole('link', { name: 'Quyền vào' }).click();
  await khoi.getByRole('heading', { level: 1, name: 'Ai vào được' }).waitFor();
  await khoi.getByText('Chưa có lần tắt nào đã xem lại').waitFor();
  assert.equal(await khoi.getByRole('button', { name: 'Tắt ngay: Khôi' }).count(), 0, 'not oneself');
  await sound(khoi, 'access-empty');

  await tabTo(khoi, 'table button[aria-label^="Tắt ngay: "]:not([aria-label*="Mai"])');
  await khoi.keyboard.press('Enter');
  await tabTo(khoi, 'dialog[open] textarea');
  await khoi.keyboard.type('ab');
  await khoi.locator('dialog[open] input[type=password]').fill(passwordOf('khoi'));
  await tabTo(khoi, 'dialog[open] button[type=submit]');
  await khoi.keyboard.press('Enter');
  await khoi.getByText('Viết ít nhất 3 chữ cái').waitFor();
  await sound(khoi, 'access-dialog');
  await khoi.locator('dialog[open] textarea').fill('Máy chủ của nền tảng bị vào trái phép đêm qua');
  await khoi.locator('dialog[open] input[type=password]').fill(passwordOf('khoi'));
  await khoi.locator('dialog[open] input[type=password]').press('Tab');
  await tabTo(khoi, 'dialog[open] button[type=submit]');
  await khoi.keyboard.press('Enter');
  await khoi.getByRole('heading', { name: 'Đang chờ người thứ hai xem: 1' }).waitFor();
  await khoi.getByText('một giám sát hoặc quản trị khác phải xem lại').waitFor();
  assert.equal(await khoi.getByRole('button', { name: 'Mở lại' }).count(), 0);
  await sound(khoi, 'access-waiting');

  const mai = await deskOf('mai');
  await openAccess(mai);
  await mai.getByText('Máy chủ của nền tảng bị vào trái phép').waitFor();
  await sound(mai, 'access-review');
  await tabTo(mai, 'article button:not(.button--quiet)');
  await mai.keyboard.press('Tab');
  await mai.keyboard.press('Enter');
  await mai.getByText('Đã mở lại').waitFor();
  assert.equal(await mai.getByRole('heading', { name: 'Đang chờ người thứ hai' }).count(), 0);
  await mai.getByText('Mai xem lại lúc').waitFor();

  // What somebody else decided meanwhile is not decided twice, and the page shows how it stands.
  await khoi.getByLabel('Tìm theo tên').fill('mai');
  await openAccess(khoi);
  await khoi.getByText('Mai xem lại lúc').waitFor();
  await khoi.getByLabel('Tìm theo tên').fill('khong co ai');
  await khoi.getByText('Không có ai khớp').waitFor();
  await khoi.getByText('Không có lần tắt nào khớp').waitFor();
  await sound(khoi, 'access-none');
  await khoi.getByRole('button', { name: 'Bỏ tìm' }).click();
  await khoi.getByLabel('Ngày tắt hoặc xem lại').fill('2020-01-01');
  await khoi.getByText('Không có lần tắt nào khớp').waitFor();

  await khoi.getByRole('button', { name: 'Bỏ tìm' }).click();
  await khoi.getByRole('button', { name: 'Tắt ngay: Mai' }).click();
  await khoi.locator('dialog[open] textarea').fill('Mất điện thoại và máy tính');
  await khoi.locator('dialog[open] input[type=password]').fill('không phải');
  await khoi.getByRole('button', { name: 'Tắt ngay', exact: true }).click();
  await khoi.getByText('Mật khẩu chưa đúng').waitFor();
  await sound(khoi, 'access-wrong-password');
  await khoi.locator('dialog[open] input[type=password]').fill(passwordOf('khoi'));
  await khoi.getByRole('button', { name: 'Tắt ngay', exact: true }).click();
  await khoi.getByText('Đã tắt, chờ xem lại').first().waitFor();
  const session = await mai.evaluate(async () => (await fetch('/v1/session')).status);
  assert.equal(session, 401);
  await sound(khoi, 'access-person-off');

  // An open desk of whoever is out says that the session ended, and shows nothing any more.
  await mai.evaluate(() => navigator.serviceWorker.dispatchEvent(new MessageEvent('message')));
  await mai.getByText('Phiên làm việc đã hết').waitFor();
  assert.equal(await mai.getByRole('heading', { level: 1 }).count(), 0);
  assert.equal(await mai.locator('.desk').isVisible(), false);
  assert.equal(await mai.getByText('mất kết nối').count(), 0);
  await mai.getByLabel('Mật khẩu').fill(passwordOf('mai'));
  await mai.locator('dialog[open] button[type=submit]').click();
  await mai.getByText('Quyền vào của bạn đã bị tắt').waitFor();
  await sound(mai, 'access-told');
});
