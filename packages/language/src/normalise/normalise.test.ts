import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { normalise } from './normalise.ts';

const cases = [
  { name: 'tones and vowel marks go from the base', text: 'Đừng kể với mẹ', want: 'dung ke voi me' },
  {
    name: 'decomposed letters normalise like composed ones',
    text: 'kể chuyện'.normalize('NFD'),
    want: 'ke chuyen',
  },
  { name: 'look-alikes become Latin', text: 'Zаlо tеlе', want: 'zalo tele' },
  { name: 'full-width and mathematical letters become Latin', text: 'ｔｅｌｅ 𝐳𝐚𝐥𝐨', want: 'tele zalo' },
  { name: 'invisible characters go', text: 'za\u200blo\u202e nhé\u2060', want: 'zalo nhe' },
  { name: 'leet inside words becomes letters', text: 'm0m0 z4lo p@ss', want: 'momo zalo pass' },
  { name: 'amounts and times stay numbers', text: '1tr5 500k 9h lớp 8', want: '1tr5 500k 9h lop 8' },
  { name: 'stretched letters shrink', text: 'nheeeee mậttttt', want: 'nhe mat' },
  { name: 'dotted and spaced letters join', text: 'g.ử.i t e l e n h é', want: 'gui telenhe' },
  { name: 'three short words are not a spelled-out word', text: 'e k a biết', want: 'e k a biet' },
  { name: 'emoji part words', text: 'anh😀em', want: 'anh em' },
  { name: 'spaces shrink to one', text: 'a   \t b', want: 'a b' },
];
for (const { name, text, want } of cases)
  test(`normalise: ${name}`, () => assert.equal(normalise(text).text, want));

test('normalise keeps the vowel quality and the tone beside the base letter', () => {
  const { text, quality, tones } = normalise('ỡ');
  assert.deepEqual([text, quality, tones[0]], ['o', 'ơ', 3]);
});

test('normalise: each character came from a slice of the original that normalises to it again', () => {
  const words = fc.string({
    unit: fc.constantFrom('á', 'đ', 'ệ', 'z', '😀', ' ', 'e\u0302\u0301', '𝐚', '7', '\u200b', '.'),
  });
  fc.assert(
    fc.property(words, (text) => {
      const { text: normalised, starts, ends } = normalise(text);
      for (let i = 0; i < normalised.length; i++) {
        const char = normalised.charAt(i);
        if (!/[a-z]/.test(char)) continue;
        const again = normalise(text.slice(starts[i], ends[i])).text;
        assert.ok(again.includes(char) || /[0-9@$]/.test(again), `${char} from ${again}`);
      }
    }),
  );
});

test('normalise never throws and its offsets never go back, on any string', () => {
  const anything = fc.string({
    unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
  });
  fc.assert(
    fc.property(anything, (text) => {
      const { text: normalised, quality, starts, ends } = normalise(text);
      assert.ok(starts.length === normalised.length && quality.length === normalised.length);
      for (let i = 0; i < starts.length; i++) {
        assert.ok(starts[i]! < ends[i]! && ends[i]! <= text.length);
        assert.ok(i === 0 || ends[i - 1]! <= starts[i]!);
      }
    }),
  );
});

test('normalise gives one unit for each character, also where Unicode maps to two', () =>
  assert.equal(normalise('a\ufa6cb𠀀c').text.length, normalise('a\ufa6cb𠀀c').starts.length));
