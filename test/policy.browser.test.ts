import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type SeededPerson, startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { launchBrowser } from '@khong-mot-minh/testing/browser';
import type { Browser, Page } from 'playwright-core';
import { axeProblems } from './browser/axe-problems.ts';

let system: TestSystem;
let browser: Browser;
before(async () => {
  [system, browser] = await Promise.all([startTestSystem(), launchBrowser()]);
});
after(async () => {
  await browser.close();
  await system[Symbol.asyncDispose]();
});

/** The two people of the demo platform, both policy editors: one proposes, the other approves. */
const editors = (): [SeededPerson, SeededPerson] => {
  const [first, second] = system.seeded.people.filter((person) => person.organisation === 'platform');
  if (!first || !second) throw new Error('Two policy editors are needed');
  return [first, second];
};
const deskOf = async (person: SeededPerson, width: number): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'vi-VN' });
  const page = await context.newPage();
  // Its queue is empty, so there is no table to wait for.
  await page.goto(`${system.url}/console/sign-in`);
  await page.getByLabel('Thư điện tử').fill(person.email);
  await page.getByLabel('Mật khẩu').fill(person.password);
  await page.getByRole('button', { name: 'Đăng nhập' }).click();
  await page.locator('header.bar').waitFor();
  return page;
};
const shoot = async (page: Page, name: string) => {
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
};

test('rules in words, a draft with live validation, and two people before it is live', async () => {
  const [proposer, approver] = editors();
  const page = await deskOf(proposer, 1280);
  await page
    .locator('.bar__nav')
    .getByRole('link', { name: /^Quy tắc/ })
    .click();
  await page.getByRole('heading', { name: 'Các quy tắc' }).waitFor();
  await page.locator('details.rule').first().waitFor();
  assert.ok((await page.locator('details.rule').count()) > 20);
  await page.getByLabel('Tìm theo lời').fill('extortion');
  assert.ok((await page.locator('details.rule').count()) < 20);
  await page.getByLabel('Tìm theo lời').fill('');
  await page.locator('details.rule summary').first().click();
  assert.deepEqual(await axeProblems(page), []);
  await shoot(page, 'policy-1280');

  await page.getByRole('button', { name: 'Tạo bản nháp từ đây' }).first().click();
  const source = page.locator('textarea.policy-source');
  await source.waitFor();
  await page.getByLabel('Tệp').selectOption('prevent-contact.yaml');
  const text = await source.inputValue();
  await source.fill(text.replace('contact.requested', 'contact.reqested'));
  const problem = page.getByRole('alert').filter({ hasText: 'prevent-contact.yaml:' });
  await problem.waitFor();
  assert.match((await problem.textContent()) ?? '', /contact\.requested/);
  await source.fill(`${text}\n# một dòng ghi chú\n`);
  await page
    .getByText(/ví dụ đạt/)
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Lưu bản nháp' }).click();
  await page.getByText('Đã lưu', { exact: true }).waitFor();
  assert.deepEqual(await axeProblems(page), []);
  await shoot(page, 'policy-draft-1280');
  await page.getByRole('button', { name: 'Cho chạy thử' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cho chạy thử' }).click();
  await page.getByRole('heading', { name: 'Chạy thử bên cạnh bản đang dùng' }).waitFor();
  await page.getByRole('button', { name: 'Đề nghị đưa vào dùng' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Đề nghị đưa vào dùng' }).click();
  await page.getByText('Bạn là người đề nghị').waitFor();
  assert.equal(await page.getByRole('button', { name: 'Duyệt, đưa vào dùng' }).count(), 0);

  const address = page.url();
  const other = await deskOf(approver, 360);
  await other.goto(address);
  await other.getByRole('button', { name: 'Duyệt, đưa vào dùng' }).click();
  await other.getByRole('dialog').getByRole('button', { name: 'Duyệt, đưa vào dùng' }).click();
  await other.locator('h1', { hasText: 'Đang dùng' }).waitFor();
  await other
    .getByRole('button', { name: /Quay về/ })
    .first()
    .waitFor();
  assert.deepEqual(await axeProblems(other), []);
  await shoot(other, 'policy-live-360');
  await page.context().close();
  await other.context().close();
});

test('the page of limits says what to do when there is nothing, at both widths', async () => {
  const [person] = editors();
  for (const width of [360, 1280]) {
    const page = await deskOf(person, width);
    await page.goto(`${system.url}/console/restrictions`);
    await page.getByText('Không có giới hạn nào').waitFor();
    assert.deepEqual(await axeProblems(page), []);
    await shoot(page, `limits-${width}`);
    await page.context().close();
  }
});
