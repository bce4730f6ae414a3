import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { launchBrowser } from '@khong-mot-minh/testing/browser';
import type { Browser, Page } from 'playwright-core';
import { axeProblems } from './browser/axe-problems.ts';
import { enter, tabTo } from './browser/keyboard.ts';
import { idsOf, readPiece, type WalkedStory, waysToEndings } from './browser/learn-content.ts';
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

async function onPhone(walk: (page: Page) => Promise<void>, more: object = {}): Promise<void> {
  const context = await browser.newContext({ ...phone, ...more });
  const { page, faults } = await strictPage(context, system.url);
  await walk(page);
  assert.deepEqual(faults, []);
  await context.close();
}

/** Every game ends in what to do next, and says it without a fault that axe can find. */
async function soundEnd(page: Page): Promise<void> {
  await page.locator('section[aria-labelledby="next-steps"]:visible a[href="tel:111"]').waitFor();
  assert.deepEqual(await axeProblems(page, 'minor'), []);
  assert.equal(await tooWide(page), 0);
}

for (const lang of ['vi', 'en']) {
  for (const id of idsOf('stories'))
    test(`chat ${lang}/${id}: every ending by keyboard at 360 px, each with what to do next`, () =>
      onPhone(async (page) => {
        const story = readPiece<WalkedStory>(`stories/${id}/${lang}`);
        const endings = waysToEndings(story);
        assert.ok(endings.size >= 2);
        await page.goto(`${system.url}/${lang}/hoc/chuyen/${id}`);
        for (const [ending, way] of endings) {
          for (const [step, place] of way.entries()) {
            await tabTo(page, '[data-ways] li:first-child a');
            for (let n = 0; n < place; n += 1) await page.keyboard.press('Tab');
            await page.keyboard.press('Enter');
            await page.waitForURL(new RegExp(`di=${way.slice(0, step + 1).join('-')}$`));
          }
          const end = page.locator('[data-ending] .outcome');
          await end.waitFor();
          const { title, mood } = story.scenes[ending]?.end ?? { title: '', mood: '' };
          assert.equal(await end.locator('[data-title]').textContent(), title);
          assert.equal(await end.evaluate((one) => one.matches('.outcome--warm')), mood === 'late');
          assert.ok((await end.locator('[data-steps] li').count()) >= 2);
          if (ending === [...endings.keys()].at(-1)) await soundEnd(page);
          await enter(page, '[data-again]');
          await page.locator('[data-ways] li a').first().waitFor();
        }
      }));

  test(`Thật hay giả (${lang}): eight cards by keyboard, markers after each, both kinds of answers`, () =>
    onPhone(async (page) => {
      const { cards } = readPiece<{ cards: { answer: string }[] }>(`games/that-hay-gia/${lang}`);
      await page.goto(`${system.url}/${lang}/hoc/tro-choi/that-hay-gia`);
      for (const [at, { answer }] of cards.entries()) {
        // Two cards are answered wrongly, one is left open.
        const wanted = at === 3 ? 2 : (answer === 'real') === (at !== 0 && at !== 5) ? 0 : 1;
        assert.equal(await page.locator('.looked__marker').count(), 0);
        await enter(page, `.tiles li:nth-child(${wanted + 1}) a`);
        await page.locator('.looked__marker').first().waitFor();
        if (at === 0) assert.deepEqual(await axeProblems(page, 'minor'), []);
        if (at === 2) await shoot(page, `rf-${lang}`);
        await enter(page, '#the .button');
        await page.locator('.looked__stamp').waitFor({ state: 'detached' });
      }
      assert.equal(await page.locator('.dots--right').count(), cards.length - 3);
      await soundEnd(page);
    }));

  test(`Em nói thế nào? (${lang}): every option is chosen once, by keyboard, to a sentence of one's own`, () =>
    onPhone(async (page) => {
      const { steps } = readPiece<{ steps: { options: unknown[] }[] }>(`games/em-noi-the-nao/${lang}`);
      const rounds = Math.max(...steps.map(({ options }) => options.length));
      for (let round = 0; round < rounds; round += 1) {
        await page.goto(`${system.url}/${lang}/hoc/tro-choi/em-noi-the-nao`);
        for (const { options } of steps) {
          const before = page.url();
          await enter(page, `.options li:nth-child(${Math.min(round, options.length - 1) + 1}) a`);
          await page.waitForURL((url) => url.href !== before);
        }
        assert.ok(((await page.locator('.own q').textContent()) ?? '').length > 10);
      }
      await soundEnd(page);
    }));

  test(`Ba lớp khiên (${lang}): open, then sound, by keyboard; the drawing and the words say which layer held`, () =>
    onPhone(async (page) => {
      const { settings } = readPiece<{ settings: { id: string; options: { id: string }[] }[] }>(
        `games/ba-lop-khien/${lang}`,
      );
      await page.goto(`${system.url}/${lang}/hoc/tro-choi/ba-lop-khien`);
      await Promise.all([page.waitForURL(/thu=1/), enter(page, 'form [name=thu]')]);
      assert.ok((await page.locator('.shield path:not(.shield--all)').count()) > 0);
      await page.goto(`${system.url}/${lang}/hoc/tro-choi/ba-lop-khien`);
      const sound: Record<string, string> = { dm: 'connected', report: 'one', adult: 'aunt', filter: 'blur' };
      for (const { id, options } of settings) {
        const place = options.findIndex((one) => one.id === sound[id]);
        await tabTo(page, `input[name="${id}"]`);
        for (let n = 0; n < (place < 0 ? options.length - 1 : place); n += 1)
          await page.keyboard.press('ArrowDown');
      }
      await Promise.all([page.waitForURL(/thu=1/), enter(page, 'form [name=thu]')]);
      assert.equal(await page.locator('.shield path.shield--all').count(), 3);
      await soundEnd(page);
    }));
}

test('a chat that is written line by line arrives whole, and its ways come after the last line', () =>
  onPhone(
    async (page) => {
      await page.goto(`${system.url}/vi/hoc/chuyen/nguoi-la-than-thien`);
      await enter(page, '[data-ways] li:first-child a');
      await page.locator('.talk__typing').waitFor();
      assert.equal(await page.locator('[data-ways]').isVisible(), false);
      await page.locator('[data-ways] li a').first().waitFor();
      assert.equal(await page.locator('.talk__said .talk__typing').count(), 0);
      const said = await page.locator('.talk__said > li').count();
      await page.reload();
      assert.equal(await page.locator('.talk__said > li').count(), said, 'the server says the same');
    },
    { reducedMotion: 'no-preference' },
  ));

test('a chat plays to its end without a script', () =>
  onPhone(
    async (page) => {
      const [way = []] = waysToEndings(readPiece<WalkedStory>('stories/bat-coc-online/vi')).values();
      await page.goto(`${system.url}/vi/hoc/chuyen/bat-coc-online`);
      for (const place of way) await page.locator('[data-ways] li a').nth(place).click();
      await page.locator('[data-ending] .outcome').waitFor();
      assert.equal(await page.locator('#next-steps').isVisible(), true);
    },
    { javaScriptEnabled: false },
  ));
