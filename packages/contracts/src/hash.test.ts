import assert from 'node:assert/strict';
import { test } from 'node:test';
import { HashLookup, HashProposal, HashReview, MAX_HASHES, MAX_LOOKUPS } from './hash.ts';
import { Sealed } from './sealed.ts';

const bank = '0198a5c0-0000-4000-8000-000000000001';
const pdq = 'AB'.repeat(32);
const takes = (schema: { safeParse(value: unknown): { success: boolean } }, value: unknown) =>
  schema.safeParse(value).success;
const many = <T>(count: number, one: T): T[] => Array.from({ length: count }, () => one);

test('a hash is kept in lower case, so that the same picture is the same hash', () => {
  const { hashes } = HashProposal.parse({ bank, hashes: [{ pdq, kind: 'photo' }] });
  assert.equal(hashes[0]?.pdq, pdq.toLowerCase());
});

test('a proposal holds hashes, no picture and no word beside them', () => {
  const one = { pdq, kind: 'photo', quality: 100 };
  assert.ok(takes(HashProposal, { bank, hashes: many(MAX_HASHES, one) }));
  assert.ok(!takes(HashProposal, { bank, hashes: many(MAX_HASHES + 1, one) }));
  assert.ok(!takes(HashProposal, { bank, hashes: [] }));
  for (const more of [{ quality: 101 }, { quality: -1 }, { picture: 'x' }, { note: 'x' }, { pdq: 'ab' }])
    assert.ok(!takes(HashProposal, { bank, hashes: [{ ...one, ...more }] }), JSON.stringify(more));
});

test('a lookup asks for one picture in at most eight forms', () => {
  const ask = (hashes: unknown) => takes(HashLookup, { pictures: [{ id: 'p', pdq: hashes }] });
  assert.deepEqual([pdq, many(8, pdq), many(9, pdq), []].map(ask), [true, true, false, false]);
  const pictures = (count: number) => takes(HashLookup, { pictures: many(count, { id: 'p', pdq }) });
  assert.deepEqual([0, 1, MAX_LOOKUPS, MAX_LOOKUPS + 1].map(pictures), [false, true, true, false]);
});

test('who refuses a hash says why, who shares it does not', () => {
  assert.ok(takes(HashReview, { decision: 'share', hashes: [bank] }));
  assert.ok(takes(HashReview, { decision: 'refuse', hashes: [bank], reason: 'wrong-bank' }));
  assert.ok(!takes(HashReview, { decision: 'refuse', hashes: [bank] }));
  assert.ok(!takes(HashReview, { decision: 'share', hashes: [bank], reason: 'wrong-bank' }));
});

test('a seal has somebody who can open it, and at most twenty', () => {
  const envelope = { keyId: 'k', enc: 'e', wrapped: 'w' };
  const sealed = (count: number) => takes(Sealed, { v: 1, ct: 'abc', to: many(count, envelope) });
  assert.deepEqual([0, 1, 20, 21].map(sealed), [false, true, true, false]);
  assert.ok(!takes(Sealed, { v: 2, ct: 'abc', to: [envelope] }));
  assert.ok(!takes(Sealed, { v: 1, ct: 'words in plain', to: [envelope] }));
});
