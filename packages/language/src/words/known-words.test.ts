import assert from 'node:assert/strict';
import { test } from 'node:test';
import { normaliseUnits } from '../normalise/normalise.ts';
import { tokenise } from './token.ts';

const wordsOf = (text: string) => tokenise(normaliseUnits(text)).map(({ word }) => word);

test('the same word is the same object in every message', () => {
  const [first] = wordsOf('chào bạn');
  assert.equal(wordsOf('thôi, Chào nhé')[1], first);
});

test('words that differ in a tone or a vowel only are different words', () => {
  const words = wordsOf('ban bạn bán bân');
  assert.equal(new Set(words.map(({ number }) => number)).size, 4);
  assert.deepEqual(
    words.map(({ key }) => key),
    ['ban', 'ban4', 'ban2', 'bân'],
  );
});

test('a very long word and a long number are read but not kept', () => {
  for (const text of ['abcdefghijklmnopqrstuvw', '0123456789']) {
    const [word] = wordsOf(text);
    assert.equal(word?.number, -1);
    assert.equal(word?.base, text);
  }
});

test('an amount is known by its unit', () =>
  assert.deepEqual(
    wordsOf('50k 3tr 20.000 7h').map(({ amount }) => amount),
    [true, true, false, false],
  ));

test('nothing of the message before is read', () => {
  wordsOf('5.1234 bạn');
  assert.deepEqual(
    wordsOf('5.123').map(({ base }) => base),
    ['5.123'],
  );
});
