import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { createTermMatcher, findActs, loadClassifier, normalise, trainClassifier } from './index.ts';

const matcher = createTermMatcher([
  { id: 'mit', text: 'quả mít', lang: 'vi', tier: 'block' },
  { id: 'turnip', text: 'turnip', lang: 'en', tier: 'block' },
]);
const rows = Array.from({ length: 40 }, (_, i) => ({
  text: i % 2 ? `trồng hoa ${i}` : `nấu canh ${i}`,
  label: i % 2 ? 'garden' : 'kitchen',
}));
const classifier = loadClassifier(trainClassifier(rows, { seed: 1, bits: 12 }));

const readers: Record<string, (text: string) => unknown> = {
  findActs: (text) => findActs(text),
  'term matcher': (text) => matcher.match(text),
  classifier: (text) => classifier.classify(text),
  normalise: (text) => normalise(text),
};

/** Whole units of hostile text; each is repeated to the length that is asked for. */
const UNITS: Record<string, string> = {
  'one letter': 'a',
  'combining marks only': '\u0301\u0323\u0302',
  'a letter under a tower of marks': `o${'\u0309'.repeat(500)}`,
  'broken surrogates': '\ud83d',
  'low surrogates first': '\udc00\ud800a',
  'bidi controls': '\u202e\u2066a\u2069\u202c',
  spaces: ' ',
  'zero width': 'q\u200bu\u200da\ufeff',
  'spelled out': 't.u r-n_i ',
  'leet digits': '7u2n1p0 4',
  stars: 't*r*i* ',
  emoji: 'tur👩‍👩‍👧‍👦nip🏳️‍🌈',
  'a term over and over': 'quả mít',
  'acts over and over': 'đừng kể với mẹ gửi ảnh cho anh đi ',
  'acts, sentence by sentence': 'đừng kể với mẹ. gửi ảnh cho anh đi! ',
  'sentences of one letter': 'a. ',
  'danger over and over': 'muốn chết haha ',
  'danger, sentence by sentence': 'em mệt lắm rồi. ',
  'no spaces': 'đừngkểvớimẹ',
  'tags of an alphabet nobody sees': '\u{e0074}\u{e0075}',
};
const fill = (unit: string, length: number) => unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

function cpuMs(run: () => unknown): number {
  const from = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
}

for (const [reader, read] of Object.entries(readers))
  for (const [name, unit] of Object.entries(UNITS))
    test(`${reader}: ${name} is read in linear time`, () => {
      read(fill(unit, 5_000));
      const quarter = Math.max(
        cpuMs(() => read(fill(unit, 25_000))),
        4,
      );
      const whole = cpuMs(() => read(fill(unit, 100_000)));
      // Four times the text; the rest is room for the collector. A quadratic reader takes sixteen times.
      assert.ok(whole < quarter * 10, `${quarter.toFixed(0)} ms, then ${whole.toFixed(0)} ms`);
    });

for (const name of [
  'combining marks only',
  'spaces',
  'acts over and over',
  'broken surrogates',
  'low surrogates first',
])
  test(`findActs: a megabyte of ${name} is read`, () => {
    // Quadratic time would be many minutes.
    assert.ok(cpuMs(() => findActs(fill(UNITS[name]!, 1_000_000))) < 30_000);
  });

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc
    .array(fc.constantFrom(...Object.values(UNITS), 'quả mít', 'gửi ảnh', ' '), { maxLength: 20 })
    .map((parts) => parts.join('').slice(0, 2000)),
  fc
    .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 })
    .map((units) => String.fromCharCode(...units)),
);

test('whatever the text, findings lie inside it, weigh 0 to 1, and nothing throws', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      for (const { start, end, weight } of findActs(text))
        assert.ok(start >= 0 && start < end && end <= text.length && weight > 0 && weight <= 1);
      for (const { start, end } of matcher.match(text))
        assert.ok(start >= 0 && start < end && end <= text.length);
      for (const margin of Object.values(classifier.classify(text).margins))
        assert.ok(Number.isFinite(margin));
    }),
    { numRuns: 500 },
  );
});

test('the same text gives the same findings, whatever was read before', () => {
  fc.assert(
    fc.property(anyText, anyText, (text, other) => {
      const first = [findActs(text), matcher.match(text), classifier.classify(text)];
      for (const read of Object.values(readers)) read(other);
      assert.deepEqual([findActs(text), matcher.match(text), classifier.classify(text)], first);
    }),
    { numRuns: 200 },
  );
});
