import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bytesToHex } from './hash-hex.ts';
import { pdq } from './pdq/pdq.ts';
import { drawPicture } from './test-pictures.ts';
import { isUsable, whyUnusable } from './usable.ts';

const withBits = (count: number): string => {
  const bytes = new Uint8Array(32).map((_, at) => 0xff & ~(0xff << Math.max(0, Math.min(8, count - 8 * at))));
  return bytesToHex(bytes);
};

for (const { name, hash, quality, want } of [
  { name: 'texture enough', hash: withBits(128), quality: 50, want: undefined },
  { name: 'a quality of 49', hash: withBits(128), quality: 49, want: 'low-quality' },
  { name: 'a quality that is no number', hash: withBits(128), quality: Number.NaN, want: 'low-quality' },
  { name: 'an unknown quality', hash: withBits(128), quality: undefined, want: undefined },
  { name: 'all zeros', hash: withBits(0), quality: undefined, want: 'flat' },
  { name: '95 bits', hash: withBits(95), quality: 100, want: 'flat' },
  { name: '96 bits', hash: withBits(96), quality: 100, want: undefined },
  { name: '160 bits', hash: withBits(160), quality: 100, want: undefined },
  { name: '161 bits', hash: withBits(161), quality: 100, want: 'flat' },
])
  test(`usable: ${name} → ${want ?? 'yes'}`, () => {
    assert.equal(whyUnusable(hash, quality), want);
    assert.equal(isUsable(hash, quality), want === undefined);
  });

test('a blank picture is not usable, a textured one is', () => {
  const blank = pdq(new Uint8Array(100 * 100 * 4), 100, 100);
  const textured = pdq(drawPicture('blocks', 333, 500).rgba, 333, 500);
  assert.equal(isUsable(blank.hash, blank.quality), false);
  assert.equal(isUsable(blank.hash), false);
  assert.equal(isUsable(textured.hash, textured.quality), true);
});
