import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createTermMatcher } from './term-matcher.ts';

const matcher = createTermMatcher([
  { id: 'one', text: 'cụm', lang: 'vi', tier: 'block' },
  { id: 'two', text: 'quả mít', lang: 'vi', tier: 'block' },
  { id: 'en', text: 'turnip', lang: 'en', tier: 'block' },
  { id: 'soft', text: 'cà tím', lang: 'vi', tier: 'score' },
]);

const cases = [
  { name: 'a toned term with its tones blocks', text: 'đồ cụm', want: ['one:block'] },
  { name: 'one untoned syllable is only a score', text: 'do cum', want: ['one:score'] },
  { name: 'another tone is another word', text: 'chùm cùm cúm', want: [] },
  {
    name: 'a writer who uses tones means an untoned word as it stands',
    text: 'đây là cái cum nhé',
    want: [],
  },
  { name: 'two untoned syllables block', text: 'do qua mit', want: ['two:block'] },
  {
    name: 'the tone may sit on either vowel and the letters may be decomposed',
    text: 'QUẢ MÍT'.normalize('NFD'),
    want: ['two:block'],
  },
  { name: 'a term inside a longer word is no hit', text: 'turnips cumulus', want: [] },
  {
    name: 'dots, leet, look-alikes and stretching do not hide a term',
    text: 't.u.r.n.i.p turn1p turnіp turniiiip',
    want: ['en:block', 'en:block', 'en:block', 'en:block'],
  },
  { name: 'accents on an English term are only a score', text: 'tùrnip', want: ['en:score'] },
  { name: 'a score term stays a score', text: 'cà tím', want: ['soft:score'] },
];
for (const { name, text, want } of cases)
  test(`term matcher: ${name}`, () =>
    assert.deepEqual(
      matcher.match(text).map(({ id, tier }) => `${id}:${tier}`),
      want,
    ));

test('term matcher cites units of the original, across emoji and combining marks', () => {
  const text = `😀 ${'quả mít'.normalize('NFD')}!`;
  const [hit] = matcher.match(text);
  assert.equal(hit && text.slice(hit.start, hit.end), 'quả mít'.normalize('NFD'));
});

test('term matcher never throws on any terms and text', () => {
  const units = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
  fc.assert(
    fc.property(fc.string({ unit: units }), fc.string({ unit: units }), (term, text) => {
      createTermMatcher([{ id: 'x', text: term, lang: 'vi', tier: 'block' }]).match(text + term);
    }),
  );
});
