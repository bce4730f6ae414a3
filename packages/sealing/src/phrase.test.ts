import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newPhrase } from './phrase.ts';

test('every byte has a syllable of its own, in letters that any keyboard has', () => {
  const all = Array.from({ length: 32 }, (_, row) =>
    newPhrase(() => Uint8Array.from({ length: 8 }, (_, n) => row * 8 + n)).split(' '),
  ).flat();
  assert.equal(new Set(all).size, 256);
  for (const syllable of all) assert.match(syllable, /^[a-z]{2,6}$/);
});

test('a phrase has eight syllables, and two are never alike', () => {
  assert.equal(newPhrase().split(' ').length, 8);
  assert.notEqual(newPhrase(), newPhrase());
});
