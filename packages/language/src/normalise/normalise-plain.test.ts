import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Normalised, normaliseAny, withTexts } from './normalise.ts';
import { normalisePlain } from './normalise-plain.ts';

const flat = ({ text, quality, tones, starts, ends }: Normalised) => ({
  text,
  quality,
  tones: Array.from(tones),
  starts: Array.from(starts),
  ends: Array.from(ends),
});

for (const text of ['Mai mấy giờ học thêm vậy bạn?', 'tới 9h30 nha. ok k e?', 'trang 5-7 [toán] 50k/1tr5'])
  test(`the short way takes "${text}"`, () => assert.ok(normalisePlain(text)));

for (const text of [
  'đ.ừ.n.g',
  'k e k o',
  'z4lo',
  'x1tr5',
  'nheee',
  'a  b',
  'e\u0301',
  "don't",
  '😀',
  'k h ô n g',
])
  test(`the short way leaves "${text}" to the long way`, () => assert.equal(normalisePlain(text), undefined));

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
      '4',
      ' 9h',
      '/',
      ' k ',
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
      const plain = normalisePlain(text);
      if (plain !== undefined) assert.deepEqual(flat(withTexts(plain)), flat(normaliseAny(text)));
    }),
    { numRuns: 5000 },
  );
});
