import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nearDuplicates } from './near-duplicates.ts';
import type { LintedItem } from './quiz-bank.ts';
import { readingOf } from './reading.ts';
import { beatsChance, strategies } from './strategies.ts';

const common = { explanation: 'x' };
const judged = (id: string, answer: 'real' | 'fake', situation = id): LintedItem => ({
  ...common,
  id,
  kind: answer,
  answer,
  situation,
});
const choice = (id: string, options: string[], answer: number): LintedItem => ({
  ...common,
  id,
  kind: 'safe-choice',
  situation: id,
  options,
  answer,
});
const faults = (items: LintedItem[]) =>
  strategies(items)
    .filter(beatsChance)
    .map(({ name }) => name);

const half = [judged('a', 'real'), judged('b', 'fake'), judged('cc', 'real'), judged('dd', 'fake')];
const even = [
  choice('1', ['aaa', 'bb', 'c'], 0),
  choice('2', ['a', 'bbb', 'cc'], 0),
  choice('3', ['bb', 'c', 'aaa'], 0),
];
const banks = [
  { name: 'too many tricks', items: [...half, judged('e', 'fake')], want: 'always fake' },
  {
    name: 'tricks that are told at length',
    items: [judged('a', 'real', 'short'), judged('b', 'fake', 'a much longer story')],
    want: 'long stories are fake',
  },
  { name: 'a right answer that always stands first', items: [...half, ...even], want: 'first option' },
  {
    name: 'a right answer that is always the longest',
    items: [choice('1', ['a', 'bb', 'ccc'], 2), choice('2', ['aaa', 'bb', 'c'], 0)],
    want: 'longest option',
  },
];
for (const { name, items, want } of banks)
  test(`a bank with ${name} is found`, () => assert.ok(faults(items).includes(want)));

test('equally long options share the mark of the longest', () => {
  const [longest] = strategies([choice('1', ['aa', 'bb', 'c'], 0)]).filter(
    ({ name }) => name === 'longest option',
  );
  assert.equal(longest?.right, 0.5);
});

test('two texts that share most of their 4-grams are found, two of one subject are not', () => {
  const first = { id: 'a', text: 'Một người lạ gọi tới và đòi mã trên máy của mẹ' };
  const copy = { id: 'b', text: 'Một người lạ gọi tới và đòi mã trên máy của bố' };
  const other = { id: 'c', text: 'Người lạ trong game xin mã, bạn nên gọi cho mẹ trước' };
  assert.deepEqual(
    nearDuplicates([first, copy, other]).over.map(({ first: a, second: b }) => [a, b]),
    [['a', 'b']],
  );
});

test('reading: long sentences, words not to be used and decomposed letters are found', () => {
  const { long, banned, notNfc, median } = readingOf([
    'Ngắn thôi. Cũng ngắn!',
    `${'từ '.repeat(22)}cuối.`,
    'Nút Tố giác.',
    'một'.normalize('NFD'),
  ]);
  assert.equal(long.length, 1);
  assert.deepEqual(banned, ['Nút Tố giác.']);
  assert.equal(notNfc.length, 1);
  assert.equal(median, 2);
});
