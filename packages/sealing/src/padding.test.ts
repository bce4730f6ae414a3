import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { MAX_TEXT_BYTES, pad, unpad } from './padding.ts';

const wellFormed = fc.string({ unit: 'binary', maxLength: 3000 });

test('padded text reads back and fills whole kilobytes', () => {
  fc.assert(
    fc.property(wellFormed, (text) => {
      const padded = pad(text);
      assert.equal(padded.length % 1024, 0);
      assert.ok(padded.length - Buffer.byteLength(text) <= 1024 + 3);
      assert.equal(unpad(padded), text);
    }),
  );
});

const sizes = [
  { bytes: 0, want: 1024 },
  { bytes: 1020, want: 1024 },
  { bytes: 1021, want: 2048 },
  { bytes: 2044, want: 2048 },
  { bytes: MAX_TEXT_BYTES, want: 43 * 1024 },
];
for (const { bytes, want } of sizes)
  test(`a text of ${bytes} bytes is padded to ${want}`, () => {
    assert.equal(pad('x'.repeat(bytes)).length, want);
  });

test('a byte order mark belongs to the text', () => {
  assert.equal(unpad(pad('\ufeffa')), '\ufeffa');
});

test('a text above the limit is refused, counted in bytes', () => {
  assert.throws(() => pad('ạ'.repeat(MAX_TEXT_BYTES / 3 + 1)), { code: 'too-long' });
});

const broken: { name: string; change: (padded: Uint8Array) => void }[] = [
  { name: 'a length beyond the end', change: (padded) => padded.set([0, 0, 4, 0]) },
  { name: 'a length of four gigabytes', change: (padded) => padded.set([255, 255, 255, 255]) },
  { name: 'something in the padding', change: (padded) => padded.set([1], 1023) },
  { name: 'broken UTF-8', change: (padded) => padded.set([0xff], 4) },
];
for (const { name, change } of broken)
  test(`unpad refuses ${name}`, () => {
    const padded = pad('abc');
    change(padded);
    assert.throws(() => unpad(padded), { code: 'malformed' });
  });

for (const length of [0, 3, 4, 1023, 2048])
  test(`unpad refuses ${length} zero bytes`, () => {
    assert.throws(() => unpad(new Uint8Array(length)), { code: 'malformed' });
  });
