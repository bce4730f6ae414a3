import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Folded, foldAny, withTexts } from './fold.ts';
import { foldPlain } from './fold-plain.ts';

const flat = ({ text, quality, tones, starts, ends }: Folded) => ({
  text,
  quality,
  tones: Array.from(tones),
  starts: Array.from(starts),
  ends: Array.from(ends),
});

test('the short way takes an ordinary sentence', () => assert.ok(foldPlain('Mai mấy giờ học thêm vậy bạn?')));

for (const text of [
  'đ.ừ.n.g',
  'k e k',
  'z4lo',
  '1tr5',
  'nheee',
  'a  b',
  'e\u0301',
  "don't",
  '😀',
  'k h ô n g',
])
  test(`the short way leaves "${text}" to the long way`, () => assert.equal(foldPlain(text), undefined));

test('where the short way answers, it says what the long way says', () => {
  const unit = fc.oneof(
    fc.constantFrom(
      'a',
      'ế',
      'đ',
      'Ỡ',
      'k',
      ' ',
      '.',
      ',',
      '\n',
      '7',
      '!',
      '-',
      'll',
      ' e ',
      'anh ',
      'б',
      'œ',
    ),
    fc.integer({ min: 0, max: 0x2100 }).map((code) => String.fromCharCode(code)),
  );
  fc.assert(
    fc.property(fc.string({ unit }), (text) => {
      const plain = foldPlain(text);
      if (plain !== undefined) assert.deepEqual(flat(withTexts(plain)), flat(foldAny(text)));
    }),
    { numRuns: 5000 },
  );
});
