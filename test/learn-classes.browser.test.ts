import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { launchBrowser } from '@khong-mot-minh/testing/browser';
import type { Browser, Page } from 'playwright-core';
import { axeProblems } from './browser/axe-problems.ts';
import { choose, enter, tabTo } from './browser/keyboard.ts';
import { shoot } from './browser/shoot.ts';
import { strictPage, tooWide } from './browser/strict-page.ts';

let system: TestSystem;
let browser: Browser;
before(async () => {
  [system, browser] = await Promise.all([startTestSystem(), launchBrowser()]);
});
after(async () => {
  await browser?.close();
  await system?.[Symbol.asyncDispose]();
});

const phone = { viewport: { width: 360, height: 740 }, reducedMotion: 'reduce' } as const;
const projector = { viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' } as const;

async function sound(page: Page): Promise<void> {
  assert.deepEqual(await axeProblems(page, 'minor'), [], page.url());
  assert.equal(await tooWide(page), 0, page.url());
}

/** Presses a board's button and waits until the board shows what came of it. */
async function act(board: Page, what: string): Promise<void> {
  // The address stays the same; each act makes the next version of the class.
  const version = await board.locator('[data-version]').getAttribute('data-version');
  await enter(board, `button[value="${what}"]`);
  await board.locator(`[data-version]:not([data-version="${version}"])`).waitFor();
  await board.waitForLoadState();
}

/** Lets the time pass after which a page of a class asks for news by itself: seconds of which a test sees nothing. */
const waitForNews = (page: Page): Promise<void> => page.clock.fastForward(8000);

/** A pupil answers what the phone shows and gives the item's name. */
async function answer(page: Page, place: number): Promise<string[]> {
  const names = await page
    .locator('fieldset input:first-of-type')
    .evaluateAll((inputs) => [...new Set(inputs.map((input) => input.getAttribute('name') ?? ''))]);
  for (const name of names) await choose(page, name, place);
  await enter(page, 'form.stack button');
  await page.locator('form.stack fieldset').first().waitFor({ state: 'detached' });
  assert.doesNotMatch(page.url(), /xong=muon/, 'it came in time');
  return names;
}

for (const lang of ['vi', 'en'])
  test(`a class in ${lang}: made, joined, asked live, counted by cards, measured before and after, by keyboard`, async () => {
    const rooms = await Promise.all([browser.newContext(projector), browser.newContext(phone)]);
    for (const room of rooms) await room.clock.install();
    const teacher = await strictPage(rooms[0], system.url);
    const pupil = await strictPage(rooms[1], system.url);
    const [board, mobile] = [teacher.page, pupil.page];

    await board.goto(`${system.url}/${lang}/lop`);
    assert.ok(
      await board
        .getByRole('link', { name: /Đọc|Read/ })
        .first()
        .isVisible(),
    );
    await tabTo(board, '#nickname');
    await board.keyboard.press('ArrowDown');
    await Promise.all([board.waitForURL(/\/bang\?moi=1/), enter(board, 'form[method=post] button')]);
    const code = new URL(board.url()).pathname.split('/')[3] ?? '';
    await sound(board);

    await mobile.goto(`${system.url}/${lang}/lop`);
    await sound(mobile);
    await tabTo(mobile, 'input[name=ma]');
    await mobile.keyboard.type(code.toLowerCase());
    await Promise.all([mobile.waitForURL(/ban=/), mobile.keyboard.press('Enter')]);
    await sound(mobile);

    await act(board, 'start-live');
    await waitForNews(mobile);
    await mobile.locator('fieldset').first().waitFor();
    await answer(mobile, 1);
    await sound(mobile);
    await waitForNews(board);
    await board.locator('[data-answered]', { hasText: '1' }).waitFor();
    await shoot(board, `board-${lang}`);
    await act(board, 'reveal');
    // One answer of one pupil is never shown as a share.
    assert.equal(await board.locator('meter').count(), 0);
    await sound(board);
    await waitForNews(mobile);
    await mobile.locator('.notice--ok').waitFor();
    await sound(mobile);
    await act(board, 'next');
    await enter(board, 'details summary');
    await tabTo(board, 'input[name=the0]');
    await board.keyboard.type('14');
    await tabTo(board, 'input[name=the1]');
    await board.keyboard.type('6');
    await act(board, 'cards');
    assert.equal((await board.locator('meter').count()) >= 2, true);
    await sound(board);
    await act(board, 'end');

    const asked: string[][] = [];
    for (const kind of ['start-before', 'start-after']) {
      await act(board, kind);
      // Until the phone has looked again it may still show the question of the live round.
      await waitForNews(mobile);
      await mobile.locator('fieldset').nth(9).waitFor();
      asked.push(await answer(mobile, 0));
      await act(board, 'end');
      await waitForNews(mobile);
      await mobile.locator('.notice--ok').first().waitFor();
    }
    assert.deepEqual(asked[0]?.length, 10);
    assert.deepEqual(
      asked[1]?.filter((name) => asked[0]?.includes(name)),
      [],
      'nobody can remember an answer',
    );
    await sound(board);
    assert.deepEqual([...teacher.faults, ...pupil.faults], []);
    await Promise.all(rooms.map((room) => room.close()));
  });

for (const lang of ['vi', 'en'])
  test(`paper and cards in ${lang}: pages that print, with nothing for axe to find`, async () => {
    const context = await browser.newContext(phone);
    const { page, faults } = await strictPage(context, system.url);
    for (const path of ['lop/giay/10-12', 'lop/giay/16-17', 'hoc/cho-truong-hoc', 'hoc/cho-truong-hoc/the']) {
      await page.goto(`${system.url}/${lang}/${path}`);
      await sound(page);
    }
    assert.deepEqual(faults, []);
    await context.close();
  });

const saved = async (page: Page, selector: string): Promise<Buffer> => {
  const [download] = await Promise.all([page.waitForEvent('download'), enter(page, selector)]);
  return readFile(await download.path());
};

for (const lang of ['vi', 'en'])
  test(`pledge, certificate and badges in ${lang}: signed and saved by keyboard, drawn on the device`, async () => {
    const context = await browser.newContext({ ...phone, acceptDownloads: true });
    const { page, faults } = await strictPage(context, system.url);
    await page.goto(`${system.url}/${lang}/cam-ket`);
    await sound(page);
    await tabTo(page, 'input[name=nickname]');
    await page.keyboard.type('Cá Heo');
    await tabTo(page, 'select[name=province]');
    await page.keyboard.press('ArrowDown');
    await enter(page, 'form[action$="/cam-ket"] button');
    await page.locator('a.button[href$="/qua-mang-ve"]').waitFor();
    await enter(page, 'a.button[href$="/qua-mang-ve"]');
    await page.waitForURL(/qua-mang-ve/);
    await sound(page);
    const sent: string[] = [];
    page.on('request', (request) => request.url().startsWith('http') && sent.push(request.url()));
    await tabTo(page, '#certificate-name');
    await page.keyboard.type('Cá Heo');
    const svg = await saved(page, '[data-save="chung-nhan"] [data-svg]');
    assert.match(svg.toString('utf8'), /Cá Heo/);
    for (const name of await page
      .locator('[data-save]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('data-save') ?? ''))) {
      const png = await saved(page, `[data-save="${name}"] [data-png]`);
      assert.deepEqual([...png.subarray(1, 4)], [...Buffer.from('PNG')], name);
      // Width and height stand in the header; a drawing that failed to load would be blank and tiny.
      assert.ok(png.readUInt32BE(16) >= 600 && png.length > 10_000, `${name} has ${png.length} bytes`);
    }
    assert.deepEqual(sent, [], 'the name leaves the device nowhere');
    await page.emulateMedia({ media: 'print' });
    assert.equal(await page.locator('.drawing').first().isVisible(), true);
    assert.equal(await page.locator('.foot').isVisible(), false);
    assert.deepEqual(faults, []);
    await context.close();
  });
