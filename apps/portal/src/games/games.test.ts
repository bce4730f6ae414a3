import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Hono } from 'hono';
import { loadAssets } from '../assets.ts';
import { loadContent } from '../content.ts';
import { vn } from '../jurisdiction-fixture.ts';
import { problemsOf } from '../learn/content-problems.ts';
import { translate } from '../translate.ts';
import { addGamePages } from './add-game-pages.ts';
import { discern, loadRealOrFake, RealOrFake } from './real-or-fake.ts';
import { loadTellSomebody, tellSoFar } from './tell-somebody.ts';
import { loadThreeShields, meet, startValues, ThreeShields } from './three-shields.ts';

const app = new Hono();
const parts = {
  assets: loadAssets(),
  content: loadContent(),
  deps: { demo: false, jurisdiction: vn, consoleUrl: '/console/' },
};
for (const lang of ['vi', 'en'] as const)
  addGamePages(app, (path) => ({ lang, t: translate(lang), path, ...parts }) as never);
const get = async (address: string) => {
  const response = await app.request(address);
  return { status: response.status, text: await response.text() };
};

const cards = loadRealOrFake('vi');
const shields = loadThreeShields('vi');
const tell = loadTellSomebody('vi');

const strategies = [
  { name: 'calling everything fake', guess: 1 },
  { name: 'trusting everything', guess: 0 },
];
for (const { name, guess } of strategies)
  test(`Thật hay giả: ${name} is right half the time, no more`, () => {
    const { real, fake } = discern(
      cards,
      cards.cards.map(() => guess),
    );
    assert.equal(real + fake, cards.cards.length / 2);
  });

test('Thật hay giả: eight cards, played by links to the score, and markers only after the answer', async () => {
  let address = '/vi/hoc/tro-choi/that-hay-gia';
  for (const [at, card] of cards.cards.entries()) {
    const asked = await get(address);
    assert.ok(asked.text.includes(card.who) && !asked.text.includes('looked__marker'));
    const guess = card.answer === 'real' ? 0 : 1;
    const answer = new RegExp(`href="([^"]+di=[\\d-]*${guess})#the"`).exec(asked.text)?.[1];
    const shown = await get(answer!);
    assert.match(shown.text, /looked__marker/);
    address = /href="([^"]+tiep=1)#the"/.exec(shown.text)![1]!.replaceAll('&amp;', '&');
    assert.equal(address.includes(`di=`), true, String(at));
  }
  const end = await get(address);
  assert.match(end.text, /4 trên 4 cái giả.*4 trên 4 cái thật/);
  assert.match(end.text, /id="next-steps"[\s\S]*tel:111/);
});

test('Em nói thế nào: any choices lead to a sentence of one’s own and to 111', async () => {
  for (const choice of [0, 1, 2]) {
    const choices = tell.steps.map(() => choice);
    const told = tellSoFar(tell, choices);
    assert.equal(told.next, undefined);
    assert.ok(told.sentence.split(' ').length >= 4, told.sentence);
    const { text } = await get(`/vi/hoc/tro-choi/em-noi-the-nao?di=${choices.join('-')}`);
    assert.match(text, /id="next-steps"[\s\S]*tel:111/);
  }
});

test('Ba lớp khiên: a new account is open, a sound one holds all and lets the friend in, a closed one blocks him', () => {
  assert.ok(meet(shields, startValues(shields)).filter(({ good }) => good).length <= 1);
  const sound = {
    account: 'private',
    dm: 'connected',
    lists: 'hidden',
    filter: 'blur',
    warn: 'on',
    report: 'one',
    adult: 'aunt',
  };
  assert.ok(meet(shields, sound).every(({ good }) => good));
  const closed = meet(shields, { ...sound, dm: 'none' }).filter(({ good }) => !good);
  assert.deepEqual(
    closed.map(({ event }) => event.kind),
    ['friend'],
  );
});

test('both languages have the same games', () => {
  const en = loadRealOrFake('en');
  assert.deepEqual(
    en.cards.map(({ id, answer, lines }) => [id, answer, lines.map(({ marker }) => Boolean(marker))]),
    cards.cards.map(({ id, answer, lines }) => [id, answer, lines.map(({ marker }) => Boolean(marker))]),
  );
  assert.deepEqual(
    loadThreeShields('en').events.map(({ id, stops }) => [id, stops]),
    shields.events.map(({ id, stops }) => [id, stops]),
  );
  assert.deepEqual(
    loadTellSomebody('en').steps.map(({ id, options }) => [id, options.length]),
    tell.steps.map(({ id, options }) => [id, options.length]),
  );
});

const odd = ['?di=9-9-9', '?di=%3Cscript%3E', '?thu=1&account=%3Cb%3E', '?di=0-0-0-0-0-0-0-0-0-0&tiep=1'];
for (const query of odd)
  test(`an address with ${query} is answered with a page that holds nothing of it`, async () => {
    for (const game of ['that-hay-gia', 'em-noi-the-nao', 'ba-lop-khien']) {
      const { status, text } = await get(`/vi/hoc/tro-choi/${game}${query}`);
      assert.equal(status, 200);
      assert.doesNotMatch(text, /<b>|<script>/);
    }
  });

test('a game whose cards are mostly fake, or whose events name unknown values, is refused', () => {
  const skewed = { ...cards, cards: cards.cards.filter(({ id }) => id !== 'hotline') };
  assert.match(problemsOf(RealOrFake, skewed).join(), /not half/);
  const [first] = shields.events;
  assert.match(
    problemsOf(ThreeShields, {
      ...shields,
      events: [{ ...first, stops: ['nope'] }, ...shields.events.slice(1)],
    }).join(),
    /does not have/,
  );
});
