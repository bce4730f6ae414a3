import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formPost } from '../portal-fixture.ts';
import { problemsOf } from './content-problems.ts';
import { learnApp } from './learn-pages-fixture.ts';
import { loadQuizBank } from './load-quiz-bank.ts';
import { isRight, markRound } from './mark-round.ts';
import { pickRound } from './pick-round.ts';
import { QUIZ_AGES, QuizFile } from './quiz-item.ts';

const bank = loadQuizBank('vi');
const app = learnApp();
const pageOf = async (path: string, init?: RequestInit) => {
  const response = await app.request(path, init);
  return { status: response.status, text: await response.text() };
};

const fine = { topic: 't', title: 'T', items: [bank['13-15'][0]] };
const [first] = fine.items;
const broken = [
  { name: 'an unknown trick', items: [{ ...first, trick: 'hate' }], says: '/items/0/trick' },
  { name: 'an answer that is not its kind', items: [{ ...first, answer: 'real' }], says: '/items/0/answer' },
  {
    name: 'a true story with a trick',
    items: [{ ...first, kind: 'real', answer: 'real' }],
    says: '/items/0/trick',
  },
  {
    name: 'two options',
    items: [{ ...first, kind: 'safe-choice', options: ['a', 'b'], answer: 0 }],
    says: 'options',
  },
  { name: 'a misspelt member', items: [{ ...first, explenation: 'x' }], says: '/items/0/explenation' },
  { name: 'decomposed letters', items: [{ ...first, situation: 'một'.normalize('NFD') }], says: 'NFC' },
  { name: 'no kind', items: [{}], says: '/items/0' },
  { name: 'no items', items: [], says: '/items' },
];
for (const { name, items, says } of broken)
  test(`a quiz file with ${name} is refused and the place is named`, () =>
    assert.ok(
      problemsOf(QuizFile, { ...fine, items })
        .join(' ')
        .includes(says),
    ));

test('a sound quiz file passes', () => assert.deepEqual(problemsOf(QuizFile, fine), []));

for (const age of QUIZ_AGES)
  test(`a round for ${age} holds four tricks, four true stories and two choices, the same for its seed`, () => {
    for (const seed of ['a', 'b', 'c7', 'zz9']) {
      const round = pickRound(bank[age], { seed });
      const count = (kind: string) => round.filter((item) => item.kind === kind).length;
      assert.deepEqual([count('fake'), count('real'), count('safe-choice')], [4, 4, 2]);
      assert.equal(new Set(round).size, 10);
      assert.deepEqual(pickRound(bank[age], { seed }), round);
    }
    assert.notDeepEqual(pickRound(bank[age], { seed: 'a' }), pickRound(bank[age], { seed: 'b' }));
  });

test('a round about one trick begins with its items and keeps true stories in', () => {
  const round = pickRound(bank['16-17'], { seed: 'x', trick: 'controlled-behaviour' });
  const fakes = round.filter(({ kind }) => kind === 'fake');
  assert.ok(fakes.every(({ trick }) => trick === 'controlled-behaviour'));
  assert.equal(round.filter(({ kind }) => kind === 'real').length, 4);
});

test('hits, correct rejections and safe choices are counted apart', () => {
  const items = pickRound(bank['10-12'], { seed: 'm' });
  const suspicious = markRound(items, Object.fromEntries(items.map(({ id }) => [id, 'fake'])));
  assert.deepEqual(
    [suspicious.fakeRight, suspicious.realRight, suspicious.choiceRight, suspicious.verdict],
    [4, 0, 0, 'suspicious'],
  );
  const perfect = Object.fromEntries(items.map(({ id, answer }) => [id, String(answer)]));
  assert.ok(items.every((item) => isRight(item, perfect)));
  assert.deepEqual([markRound(items, perfect).choiceRight, markRound(items, perfect).verdict], [2, 'all']);
});

for (const lang of ['vi', 'en'])
  test(`/${lang}: a round is asked, posted and explained without a script`, async () => {
    const asked = await pageOf(`/${lang}/hoc/do-vui/13-15?luot=abc`);
    assert.equal(asked.status, 200);
    assert.equal(asked.text.split('<fieldset').length - 1, 10);
    const items = pickRound(loadQuizBank(lang === 'vi' ? 'vi' : 'en')['13-15'], { seed: 'abc' });
    const answers = Object.fromEntries(items.map(({ id, answer }) => [id, String(answer)]));
    const marked = await pageOf(`/${lang}/hoc/do-vui/13-15`, formPost({ seed: 'abc', ...answers }));
    assert.ok(marked.text.includes('4/4') && marked.text.includes('2/2'));
    for (const item of items)
      assert.ok(marked.text.includes(item.explanation.slice(0, 12).replaceAll("'", '&#39;')), item.id);
    assert.ok(marked.text.includes('href="tel:111"') && marked.text.includes(`href="/${lang}/giup"`));
  });

const odd = [
  { name: 'an unknown age', path: '/vi/hoc/do-vui/7-9', init: {}, status: 404 },
  {
    name: 'a post that is no form',
    path: '/vi/hoc/do-vui/10-12',
    init: { method: 'POST', body: '{}' },
    status: 400,
  },
  { name: 'a seed with markup', path: '/vi/hoc/do-vui/10-12?luot=%3Cb%3E', init: {}, status: 200 },
  {
    name: 'review items that do not exist',
    path: '/vi/hoc/do-vui/10-12?on=%3Cb%3E+x',
    init: {},
    status: 200,
  },
];
for (const { name, path, init, status } of odd)
  test(`the quiz answers ${name} with ${status} and repeats nothing`, async () => {
    const answer = await pageOf(path, init);
    assert.equal(answer.status, status);
    assert.ok(!answer.text.includes('<b>'));
  });

test('a review asks exactly the items that are due', async () => {
  const ids = bank['10-12'].slice(3, 6).map(({ id }) => id);
  const { text } = await pageOf(`/vi/hoc/do-vui/10-12?on=${ids.join('+')}`);
  assert.equal(text.split('<fieldset').length - 1, 3);
  assert.ok(ids.every((id) => text.includes(`name="${id}"`)));
});
