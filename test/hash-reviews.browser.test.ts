// Hashes that nobody has looked at: counted beside their way and in the title, reviewed on a page of their own.
import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { formulaPicture } from '@khong-mot-minh/testing';
import { launchBrowser } from '@khong-mot-minh/testing/browser';
import type { Browser } from 'playwright-core';
import { type ExchangeHouse, hashesIn, openExchangeHouse, takeDown } from './api/exchange-house.ts';
import { axeProblems } from './browser/axe-problems.ts';
import { shootAll } from './browser/shoot.ts';
import { signInAtDesk } from './browser/walk-console.ts';

let house: ExchangeHouse;
let browser: Browser;
before(async () => {
  [house, browser] = await Promise.all([openExchangeHouse(), launchBrowser()]);
});
after(async () => {
  await browser.close();
  await house[Symbol.asyncDispose]();
});

test('whoever may review sees that hashes wait, shares some, refuses others with a reason, and nothing waits then', async () => {
  const { system, desk, under18 } = house;
  await takeDown(house, [formulaPicture(41), formulaPicture(42), formulaPicture(43)]);
  const page = await (
    await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'vi-VN' })
  ).newPage();
  page.setDefaultTimeout(15_000);
  await signInAtDesk(page, system.url, desk.person);
  await page.getByRole('link', { name: /^Mã ảnh chờ xem lại/ }).waitFor();
  await shootAll(page, 'hashes-inbox');
  assert.match(await page.title(), /^\(3\) /);
  await page
    .locator('.bar__nav')
    .getByRole('link', { name: /^Mã ảnh/ })
    .click();
  await page.getByRole('heading', { name: 'Mã ảnh chờ xem lại' }).waitFor();
  await page.getByText('3 mã đang chờ').waitFor();
  await shootAll(page, 'hashes');
  assert.deepEqual(await axeProblems(page), []);
  const save = page.getByRole('button', { name: 'Ghi quyết định' });
  await save.click();
  await page.getByText('Chọn ít nhất một mã.').waitFor();
  await page
    .getByRole('checkbox', { name: /^Mã của ảnh/ })
    .first()
    .check();
  await page.getByRole('radio', { name: 'Từ chối' }).check();
  await save.click();
  await page.getByText('Chọn một mục.').waitFor();
  await page.getByRole('radio', { name: 'Không thuộc kho này' }).check();
  await shootAll(page, 'hashes-refuse');
  assert.deepEqual(await axeProblems(page), []);
  await save.click();
  await page.getByText('Đã ghi cho 1 mã.').waitFor();
  await page.getByText('2 mã đang chờ').waitFor();
  await page.getByRole('checkbox', { name: /^Chọn cả 2 mã/ }).check();
  await page.getByRole('radio', { name: 'Chia sẻ với các nền tảng' }).check();
  await save.click();
  await page.getByText('Không có mã nào chờ bạn').waitFor();
  await shootAll(page, 'hashes-none');
  await page.waitForFunction(() => !document.title.startsWith('('));
  const states = await Promise.all(
    ['shared', 'refused', 'proposed'].map((state) => hashesIn(desk, under18.id, state)),
  );
  assert.deepEqual(
    states.map(({ length }) => length),
    [2, 1, 0],
  );
});
