import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { crc32, deflateSync } from 'node:zlib';
import { pdq } from '@khong-mot-minh/hashing';
import { launchBrowser } from '@khong-mot-minh/testing/browser';
import type { Browser } from 'playwright-core';
import { type ExchangeHouse, openExchangeHouse } from './api/exchange-house.ts';
import { axeProblems } from './browser/axe-problems.ts';
import { signInAtDesk, unlock } from './browser/walk-console.ts';
import { digitsShown } from './browser/walk-portal.ts';

let house: ExchangeHouse;
let browser: Browser;
before(async () => {
  [house, browser] = await Promise.all([openExchangeHouse(), launchBrowser()]);
});
after(async () => {
  await browser.close();
  await house[Symbol.asyncDispose]();
});

/** A picture by formula: smooth waves and a few edges, so that its mark has texture. */
function draw(width: number, height: number, seed: number): Uint8ClampedArray {
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      for (let c = 0; c < 3; c += 1)
        rgba[(y * width + x) * 4 + c] =
          128 +
          90 * Math.sin((x / width) * (9 + seed) + c) * Math.cos((y / height) * (7 + seed)) +
          ((((x * 16) / width) | 0) ^ (((y * 16) / height) | 0)) * 2;
  return rgba;
}

/** PNG of 8-bit RGBA without filters. */
function png(rgba: Uint8ClampedArray, width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const head = Buffer.alloc(8);
    head.writeUInt32BE(data.length);
    head.write(type, 4);
    const check = Buffer.alloc(4);
    check.writeUInt32BE(crc32(Buffer.concat([Buffer.from(type), data])));
    return Buffer.concat([head, data, check]);
  };
  const ihdr = Buffer.alloc(13);
  ihdr.writeUInt32BE(width);
  ihdr.writeUInt32BE(height, 4);
  ihdr.set([8, 6, 0, 0, 0], 8);
  const rows = Buffer.alloc((width * 4 + 1) * height);
  for (let y = 0; y < height; y += 1)
    rows.set(rgba.subarray(y * width * 4, (y + 1) * width * 4), y * (width * 4 + 1) + 1);
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', ihdr),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const pictures = [
  { width: 320, height: 240, seed: 1 },
  { width: 512, height: 512, seed: 3 },
  { width: 1200, height: 900, seed: 5 },
].map(({ width, height, seed }) => ({ rgba: draw(width, height, seed), width, height }));
const files = pictures.map(({ rgba, width, height }, at) => ({
  name: `bi-mat-${at}.png`,
  mimeType: 'image/png',
  buffer: png(rgba, width, height),
}));

/** The reference's nearest-neighbour rule for a picture with a side above 512. */
function expected({ rgba, width, height }: (typeof pictures)[number]): string {
  if (width <= 512 && height <= 512) return pdq(rgba, width, height).hash;
  const small = new Uint8ClampedArray(512 * 512 * 4);
  for (let y = 0; y < 512; y += 1)
    for (let x = 0; x < 512; x += 1) {
      const from = (Math.floor((y * height) / 512) * width + Math.floor((x * width) / 512)) * 4;
      small.set(rgba.subarray(from, from + 4), (y * 512 + x) * 4);
    }
  return pdq(small, 512, 512).hash;
}

test('marks are computed on the device, bit for bit; only mark, clarity and kind leave it; it can be taken back', async () => {
  const page = await browser.newPage({ viewport: { width: 360, height: 800 } });
  const posted: string[] = [];
  const problems: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') posted.push(request.postData() ?? '');
  });
  page.on('console', (message) => {
    // The form without a tick is answered with 422, and the browser says so.
    if (message.type() === 'error' && !message.text().includes('422')) problems.push(message.text());
  });
  await page.goto(`${house.system.url}/vi/go-anh`);
  assert.match((await page.textContent('main')) ?? '', /chưa gửi được tới Facebook, Zalo, TikTok, Telegram/);
  assert.deepEqual(await axeProblems(page), []);
  await page.setInputFiles('input[type=file]', files);
  await page.waitForSelector('.mark >> nth=2');
  const marks = await page.locator('.mark').allTextContents();
  assert.deepEqual(marks, pictures.map(expected));
  assert.equal(posted.length, 0);

  await page.click('[data-send]');
  await page.waitForSelector('[data-said]:not([hidden])');
  assert.match((await page.textContent('[data-said]')) ?? '', /chọn tuổi/);
  await page.check('[data-take-down] input[value=under18]');
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/td-360.png`, fullPage: true });
  await page.click('[data-send]');
  await page.waitForSelector('.receipt');
  const [body] = posted;
  assert.deepEqual(
    JSON.parse(body!).hashes.map((hash: object) => Object.keys(hash).sort()),
    pictures.map(() => ['kind', 'pdq', 'quality']),
  );
  assert.doesNotMatch(body!, /bi-mat|png/);
  assert.ok(body!.length < 1000);
  const receipt = (await page.textContent('[data-receipt]'))!.trim();

  await page.goto(`${house.system.url}/vi/go-anh/theo-doi`);
  await page.fill('[name=receipt]', receipt);
  await page.click('[value=open]');
  assert.match(
    (await page.textContent('main')) ?? '',
    /Đã nhận, chưa gửi đi đâu.*chưa có ai duyệt dấu ảnh nào.*takeitdown/s,
  );
  assert.deepEqual(await axeProblems(page), []);
  await page.click('summary');
  await page.click('[value=withdraw]');
  assert.match((await page.textContent('[role=alert]')) ?? '', /đánh dấu/);
  await page.check('[name=sure]');
  await page.click('[value=withdraw]');
  assert.match((await page.textContent('main')) ?? '', /Bạn đã rút lại/);
  assert.doesNotMatch(page.url(), new RegExp(receipt.slice(0, 6)));
  assert.deepEqual(problems, []);
  assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length]), [0, 0]);
  await page.close();
});

test('a flat picture and a file that is no picture are named and not sent', async () => {
  const page = await browser.newPage();
  await page.goto(`${house.system.url}/vi/go-anh`);
  const flat = new Uint8ClampedArray(300 * 300 * 4).fill(200);
  await page.setInputFiles('input[type=file]', [
    { name: 'a.png', mimeType: 'image/png', buffer: png(flat, 300, 300) },
    { name: 'b.png', mimeType: 'image/png', buffer: Buffer.from('not a picture') },
  ]);
  await page.waitForSelector('[data-list] li >> nth=1');
  const words = await page.textContent('[data-list]');
  assert.match(words ?? '', /quá ít chi tiết|gần như một màu/);
  assert.match(words ?? '', /không đọc được/);
  assert.equal(await page.isVisible('[data-send]'), false);
  await page.close();
});

test('without a script the place of a picture can be named, and nothing typed is lost', async () => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 360, height: 800 },
  });
  const page = await context.newPage();
  await page.goto(`${house.system.url}/vi/go-anh`);
  await page.fill('[name=platform]', 'Diễn đàn A');
  await page.click('button:has-text("Nhờ gỡ")');
  assert.equal(await page.inputValue('[name=platform]'), 'Diễn đàn A');
  assert.match((await page.textContent('main')) ?? '', /chọn tuổi lúc có ảnh/);
  await page.check('[name=tuoi][value=under18]');
  await page.fill('[name=value]', 'https://example.org/anh/1');
  await page.click('button:has-text("Nhờ gỡ")');
  assert.match((await page.textContent('[data-receipt]')) ?? '', /-/);
  const digits = await digitsShown(page);
  await page.goto(`${house.system.url}/vi/go-anh/theo-doi`);
  await page.fill('[name=receipt]', digits);
  await page.click('[value=open]');
  assert.match((await page.textContent('main')) ?? '', /đang chờ người xem/);
  await context.close();
});

test('with a script a place is sealed on the device, and opens in the browser of the team alone', async () => {
  const context = await browser.newContext({ viewport: { width: 360, height: 800 } });
  const page = await context.newPage();
  const posted: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') posted.push(request.postData() ?? '');
  });
  await page.goto(`${house.system.url}/vi/go-anh`);
  await page.getByText('được khoá ngay trên máy này').waitFor();
  const place = page.locator('[data-place]');
  await place.getByRole('button', { name: 'Nhờ gỡ' }).click();
  assert.match((await place.locator('[data-said]').textContent()) ?? '', /chọn tuổi/);
  await place.locator('[name=tuoi][value=under18]').check();
  await place.locator('[name=platform]').fill('Diễn đàn Lá Me');
  await place.getByRole('button', { name: 'Nhờ gỡ' }).click();
  assert.match((await place.locator('[data-said]').textContent()) ?? '', /đường dẫn hoặc tên tài khoản/);
  await place.locator('[name=value]').fill('https://la-me.example/anh/7');
  assert.deepEqual(await axeProblems(page), []);
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/td-place.png`, fullPage: true });
  const send = Promise.withResolvers<void>();
  await page.route('**/v1/take-downs', async (route) => {
    await send.promise;
    await route.continue();
  });
  await place.getByRole('button', { name: 'Nhờ gỡ' }).click();
  await place.getByText('Bạn ở lại trang này vài giây để nhận mã').waitFor();
  send.resolve();
  await page.waitForSelector('.receipt');
  await page.getByText('tự điền vào mẫu báo cáo').waitFor();
  assert.equal(posted.length, 1, 'what was missing was said without asking the server');
  assert.deepEqual(Object.keys(JSON.parse(posted[0] ?? '')).sort(), ['agePath', 'sealed']);
  assert.doesNotMatch(posted.join(), /Lá Me|la-me|platform/);
  await context.close();

  const desk = await browser.newContext({ viewport: { width: 360, height: 800 }, locale: 'vi-VN' });
  const console_ = await desk.newPage();
  console_.setDefaultTimeout(20_000);
  const { person } = house.desk;
  await signInAtDesk(console_, house.system.url, person);
  await console_.getByRole('link', { name: /Nơi có ảnh cần gỡ/ }).click();
  await console_.getByRole('heading', { level: 1, name: 'Nhờ gỡ ảnh' }).waitFor();
  const rows = console_.getByRole('button', { name: 'Mở xem nơi có ảnh' });
  await rows.first().waitFor();
  const count = await rows.count();
  for (let n = 0; n < count; n += 1) await rows.first().click();
  await console_.getByText('Đã niêm phong').first().waitFor();
  await unlock(console_, person.unlock);
  await console_.getByText('https://la-me.example/anh/7').waitFor();
  assert.equal(
    await console_.getByRole('link', { name: /la-me/ }).count(),
    0,
    'nobody lands there by a slip',
  );
  const article = console_.getByRole('article').filter({ hasText: 'la-me' });
  await article.getByRole('button', { name: 'Ghi lại' }).click();
  await article.getByText('Chọn một câu trả lời').waitFor();
  await article.getByLabel('Đã gửi cho nền tảng').check();
  assert.deepEqual(await axeProblems(console_), []);
  if (process.env.SHOTS)
    for (const [width, colorScheme] of [
      [360, 'light'],
      [1280, 'dark'],
      [320, 'dark'],
    ] as const) {
      await console_.emulateMedia({ colorScheme });
      await console_.setViewportSize({ width, height: 900 });
      await console_.screenshot({
        path: `${process.env.SHOTS}/td-desk-${width}-${colorScheme}.png`,
        fullPage: true,
      });
    }
  await article.getByRole('button', { name: 'Ghi lại' }).click();
  await article.getByText('Đã ghi').waitFor();
  await article.getByText('Đã chuyển tới nền tảng').waitFor();
  await desk.close();
});
