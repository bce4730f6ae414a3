import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { startTestSystem, type TestSystem } from '@khong-mot-minh/testing';
import { launchBrowser } from '@khong-mot-minh/testing/browser';
import type { Browser } from 'playwright-core';
import { axeProblems } from './axe-problems.ts';
import { choose, enter } from './keyboard.ts';
import { idsOf, readPiece } from './learn-content.ts';
import { type StrictPage, strictPage, tooWide } from './strict-page.ts';

let system: TestSystem;
let browser: Browser;

const phone = { viewport: { width: 360, height: 740 }, reducedMotion: 'reduce' } as const;
type Question = { id: string; answer: string };
type Walked = { title: string; quiz: { questions: Question[] } };

/** Runs a walk in a phone of its own and lets no script error and no foreign request pass. */
async function onPhone(walk: (page: StrictPage['page']) => Promise<void>): Promise<void> {
  const context = await browser.newContext(phone);
  const { page, faults } = await strictPage(context, system.url);
  await walk(page);
  assert.deepEqual(faults, []);
  await context.close();
}

/** Walks every lesson, a quiz round and the other pages of learning in one language; a test file each. */
export function walkLessons(lang: 'vi' | 'en'): void {
  before(async () => {
    [system, browser] = await Promise.all([startTestSystem(), launchBrowser()]);
  });
  after(async () => {
    await browser?.close();
    await system?.[Symbol.asyncDispose]();
  });

  for (const id of idsOf('lessons'))
    test(`lesson ${lang}/${id}: read, answered and explained by keyboard at 360 px`, () =>
      onPhone(async (page) => {
        const { title, quiz } = readPiece<Walked>(`lessons/${id}/${lang}`);
        await page.goto(`${system.url}/${lang}/hoc/${id}`);
        assert.equal(await page.locator('h1').textContent(), title);
        assert.equal(await page.locator('img.illustration').getAttribute('alt').then(Boolean), true);
        for (const { id: question, answer } of quiz.questions)
          await choose(page, question, answer === 'real' ? 0 : 1);
        await Promise.all([page.waitForURL(/#quiz$/), enter(page, '#quiz form button')]);
        assert.equal(await page.locator('#quiz .question .notice--ok').count(), quiz.questions.length);
        assert.equal(
          await page.locator('section[aria-labelledby="next-steps"] a[href="tel:111"]').count(),
          1,
        );
        assert.deepEqual(await axeProblems(page, 'minor'), []);
        assert.equal(await tooWide(page), 0);
      }));

  test(`quiz ${lang}: a round of ten by keyboard, one question at a time, ends with every explanation`, () =>
    onPhone(async (page) => {
      await page.goto(`${system.url}/${lang}/hoc/do-vui`);
      await enter(page, `a.button[href="/${lang}/hoc/do-vui/13-15"]`);
      await page.locator('[data-round]').waitFor();
      for (let n = 1; n <= 10; n += 1) {
        const name = await page.locator('[data-question]:not([hidden]) input').first().getAttribute('name');
        await choose(page, name ?? '', n % 2);
        await enter(page, n < 10 ? '[data-next]' : '[data-send]');
      }
      await page.locator('#next-steps').waitFor();
      assert.equal(await page.locator('.question .notice').count(), 10);
      await enter(page, '[data-keep]');
      const kept = await page.evaluate(() => localStorage.getItem('kmm.quiz') ?? '');
      assert.match(kept, /13-15/, 'what comes back after 2, 7 and 30 days lies on this device');
      assert.deepEqual(await axeProblems(page, 'minor'), []);
      assert.equal(await tooWide(page), 0);
      await enter(page, '[data-forget]');
      assert.equal(await page.evaluate(() => localStorage.length), 0);
    }));

  const pages = [
    '/hoc',
    '/hoc/do-vui',
    ...readPiece<{ audiences: { id: string }[] }>('path').audiences.map(({ id }) => `/hoc/cho/${id}`),
    ...idsOf('convention').map((age) => `/hoc/cong-uoc/${age}`),
    '/hoc/tieng-noi',
    ...idsOf('voices').map((voice) => `/hoc/tieng-noi/${voice}`),
    ...idsOf('films').map((film) => `/hoc/tieng-noi/phim/${film}`),
  ];
  test(`the other pages of learning in ${lang}: axe finds nothing, nothing is too wide, nothing plays by itself`, () =>
    onPhone(async (page) => {
      for (const path of pages) {
        await page.goto(`${system.url}/${lang}${path}`);
        assert.deepEqual(await axeProblems(page, 'minor'), [], path);
        assert.equal(await tooWide(page), 0, path);
        assert.equal(await page.locator('video[autoplay], audio').count(), 0, path);
      }
    }));
}
