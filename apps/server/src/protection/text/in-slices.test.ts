import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compileTerms, createTermMatcher, type PackTerm } from '@khong-mot-minh/language';
import { inSlices } from './in-slices.ts';

test('between two slices others get their turn, and the result is that of the work done at once', async () => {
  const terms: PackTerm[] = Array.from({ length: 120 }, (_, i) => ({
    id: `t${i}`,
    text: `quả mít ${'abcdefghijkl'[i % 12]}${'aeiou'[i % 5]}m`,
    lang: 'vi',
    tier: 'score',
    category: 'scam',
  }));
  let clock = 0;
  let done = false;
  // A clock by which every step takes longer than a slice.
  const compiling = inSlices(compileTerms(terms), () => (clock += 10)).finally(() => {
    done = true;
  });
  let turns = 0;
  while (!done) {
    await new Promise((next) => setImmediate(next));
    turns++;
  }
  assert.ok(turns > 10, `${turns} turns`);
  const text = 'mua qua mit bem, q.u.ả m.í.t lum';
  assert.deepEqual((await compiling).match(text), createTermMatcher(terms).match(text));
});
