import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { hammingDistance, popcount } from './hamming-distance.ts';
import { bytesToHex, hexToBytes, isHash } from './hash-hex.ts';
import { HashingError } from './hashing-error.ts';

const bytes = fc.uint8Array({ minLength: 32, maxLength: 32 });
const isBadHash = (error: unknown): boolean =>
  error instanceof HashingError && error.code === 'bad-hash' && !/[0-9a-f]{20}/.test(error.message);

test('bytes and text of a hash turn into each other', () =>
  fc.assert(
    fc.property(bytes, (hash) => {
      assert.equal(bytesToHex(hash), Buffer.from(hash).toString('hex'));
      assert.deepEqual(hexToBytes(bytesToHex(hash)), hash);
    }),
  ));

test('distance and population count agree with counting bits one by one', () =>
  fc.assert(
    fc.property(bytes, bytes, (a, b) => {
      const ones = (of: Uint8Array) =>
        [...of].reduce((sum, n) => sum + n.toString(2).replaceAll('0', '').length, 0);
      assert.equal(popcount(bytesToHex(a)), ones(a));
      assert.equal(hammingDistance(bytesToHex(a), bytesToHex(b)), ones(a.map((n, at) => n ^ (b[at] ?? 0))));
    }),
  ));

for (const text of [
  '',
  'ab',
  'A'.repeat(64),
  '0'.repeat(63),
  '0'.repeat(65),
  `${'0'.repeat(63)}g`,
  `${'0'.repeat(64)}\n`,
])
  test(`"${text.slice(0, 4)}…" of ${text.length} characters is no hash`, () => {
    assert.equal(isHash(text), false);
    assert.throws(() => hexToBytes(text), isBadHash);
  });

test('only 32 bytes are a hash', () => {
  assert.throws(() => bytesToHex(new Uint8Array(31)), isBadHash);
  assert.equal(isHash(undefined), false);
});
