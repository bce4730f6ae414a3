import assert from 'node:assert/strict';
import test, { after, before } from 'node:test';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { launchBrowser } from '@khong-mot-minh/testing/browser';
import type { Browser, Page } from 'playwright-core';
import { call } from './api/call.ts';
import { axeProblems } from './browser/axe-problems.ts';
import { shoot } from './browser/shoot.ts';

let system: TestSystem;
let browser: Browser;
before(async () => {
  [system, browser] = await Promise.all([startTestSystem(), launchBrowser()]);
});
after(async () => {
  await browser.close();
  await system[Symbol.asyncDispose]();
});

const WIDTHS = { phone: { width: 360, height: 740 }, desk: { width: 1280, height: 800 } };

async function looksRight(page: Page, name: string, scripts: boolean): Promise<void> {
  await shoot(page, name);
  if (!scripts) return;
  assert.deepEqual(await axeProblems(page), [], name);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), name);
}

async function proposeOnPortal(page: Page, lang: string, text: string): Promise<void> {
  await page.goto(`${system.url}/${lang}/hoc/y-tuong/gop`);
  await page.locator('label:has([name=kind][value=story])').click();
  await page.locator('textarea[name=text]').fill(text);
  await page.locator('#idea button').click();
}

test('the board reads, decides and opens a round with the keyboard; young people vote with and without scripts', async () => {
  const young = await (
    await browser.newContext({ viewport: WIDTHS.phone, javaScriptEnabled: false })
  ).newPage();
  for (const n of [1, 2, 3]) {
    await proposeOnPortal(young, 'vi', `Chuyện thứ ${n}: bạn Minh ở trường THCS Hoa Mai giúp bạn.`);
    await young.getByRole('heading', { name: 'Đã nhận ý tưởng' }).waitFor();
  }
  await shoot(young, 'ideas-sent');

  const context = await browser.newContext({ viewport: WIDTHS.desk, locale: 'vi-VN' });
  const desk = await context.newPage();
  desk.setDefaultTimeout(20_000);
  const teacher = system.seeded.people.find((p) => p.role === 'teacher')!;
  // A school without cases has an empty queue, so no table to wait for.
  await desk.goto(`${system.url}/console/sign-in`);
  await desk.getByLabel('Thư điện tử').fill(teacher.email);
  await desk.getByLabel('Mật khẩu').fill(teacher.password);
  await desk.getByRole('button', { name: 'Đăng nhập' }).click();
  await desk.locator('.bar__nav').getByRole('link', { name: 'Ý tưởng' }).click();
  await desk.getByRole('heading', { name: 'Ý tưởng của các bạn trẻ' }).waitFor();
  await desk.getByText('Cần hai ý tưởng đã được chọn').waitFor();
  await desk.getByText('tên trường').first().waitFor();
  await looksRight(desk, 'idea-desk', true);
  for (const title of ['Quà lạ', 'Vé giả']) {
    const left = await desk.getByRole('button', { name: /^Quyết định/ }).count();
    await desk.keyboard.press('j');
    await desk.keyboard.press('Enter');
    await desk.getByRole('dialog').waitFor();
    await desk.getByRole('button', { name: 'Gửi quyết định và xoá lời góp' }).click();
    await desk.getByText('Trả lời câu này trước nhé.').waitFor();
    await desk.getByLabel('Chọn', { exact: true }).check();
    await desk.getByLabel('Chưa bài nào nói về việc này').check();
    await desk.getByLabel('Tên ngắn, tiếng Việt').fill('Gọi 0912 345 678');
    await desk.getByLabel('Một hai câu, tiếng Việt').fill('Bạn ấy hỏi chị.');
    await desk.getByRole('button', { name: 'Gửi quyết định và xoá lời góp' }).click();
    await desk.getByText('Có số điện thoại, tài khoản hoặc đường link').waitFor();
    await desk.getByLabel('Tên ngắn, tiếng Việt').fill(title);
    await looksRight(desk, 'idea-decide', true);
    await desk.getByRole('button', { name: 'Gửi quyết định và xoá lời góp' }).click();
    await desk.getByRole('dialog').waitFor({ state: 'detached' });
    await desk.getByText('Đã quyết định. Lời góp đã bị xoá.').waitFor();
    assert.equal(await desk.getByRole('button', { name: /^Quyết định/ }).count(), left - 1);
  }
  await desk.getByRole('button', { name: 'Mở đợt bỏ phiếu' }).click();
  await desk.getByText('Chọn từ hai đến năm ý tưởng.').waitFor();
  for (const title of ['Quà lạ', 'Vé giả']) await desk.getByLabel(title).check();
  await desk.getByRole('button', { name: 'Mở đợt bỏ phiếu' }).click();
  await desk.getByText('Đợt bỏ phiếu đã mở.').waitFor();
  await looksRight(desk, 'idea-desk-round', true);

  for (const scripts of [false, true]) {
    const voter = await browser.newContext({ viewport: WIDTHS.phone, javaScriptEnabled: scripts });
    const page = await voter.newPage();
    await page.goto(`${system.url}/vi/hoc/y-tuong`);
    await looksRight(page, `ideas-${scripts ? 'script' : 'plain'}`, scripts);
    await page.getByRole('button', { name: 'Bỏ phiếu' }).click();
    await page.getByText('Bạn chọn một ý tưởng nhé.').waitFor();
    await page.locator('label.tile').first().click();
    await page.getByRole('button', { name: 'Bỏ phiếu' }).click();
    await page.getByText('Đã nhận phiếu của bạn').waitFor();
    await page.goto(`${system.url}/vi/hoc/y-tuong`);
    // Without scripts the device cannot remember, and the page says that.
    assert.equal(await page.getByRole('button', { name: 'Bỏ phiếu' }).isVisible(), !scripts);
    if (scripts) await page.getByText('Máy này đã bỏ phiếu cho đợt này.').waitFor();
    await voter.close();
  }

  await desk.getByRole('button', { name: 'Khép lại ngay' }).click();
  await desk.getByRole('dialog').getByRole('button', { name: 'Khép lại ngay' }).click();
  await desk.getByText('Hãy nói làm gì tiếp theo và vì sao.').waitFor();
  await desk.getByLabel(/Vé giả/).check();
  await desk.getByLabel('Được nhiều phiếu nhất').check();
  await desk.getByRole('button', { name: 'Gửi quyết định' }).click();
  await desk.getByText('Ý tưởng này không có nhiều phiếu nhất').waitFor();
  await desk.getByLabel('Kể chuyện này an toàn hơn').check();
  await looksRight(desk, 'idea-desk-over', true);
  await desk.getByRole('button', { name: 'Gửi quyết định' }).click();
  await desk.getByText('Đã ghi quyết định. Ai cũng xem được.').waitFor();
  await desk.setViewportSize(WIDTHS.phone);
  await looksRight(desk, 'idea-desk', true);
  await young.goto(`${system.url}/en/hoc/y-tuong`);
  await young.getByText('Will be made:').waitFor();
  await shoot(young, 'ideas-past');
  await context.close();
});

for (const javaScriptEnabled of [false, true])
  test(`words of danger lead to help at once, and into the report only by a tap (scripts ${javaScriptEnabled ? 'on' : 'off'})`, async () => {
    const viewport = javaScriptEnabled ? WIDTHS.desk : WIDTHS.phone;
    const context = await browser.newContext({ javaScriptEnabled, viewport, locale: 'vi-VN' });
    const page = await context.newPage();
    const text = 'em dang bi doa tung anh, em so lam';
    await proposeOnPortal(page, 'vi', text);
    await page.getByRole('heading', { name: 'Câu này nghe như có người đang cần giúp' }).waitFor();
    await looksRight(page, 'ideas-danger', javaScriptEnabled);
    assert.doesNotMatch(await page.title(), /giúp|ý tưởng|doạ/i);
    await page.getByRole('button', { name: 'Nhờ giúp, mang theo lời này' }).click();
    await page.locator('[name=kind][value=extortion]').first().waitFor({ state: 'attached' });
    assert.equal(await page.locator('input[type=hidden][name=text]').inputValue(), text);
    const ideas = await call(system.url, 'GET', '/v1/ideas');
    assert.ok(!ideas.text.includes(text));
    assert.equal(
      await page.evaluate(() => (window.localStorage ? localStorage.length : 0)).catch(() => 0),
      0,
    );
    await context.close();
  });
