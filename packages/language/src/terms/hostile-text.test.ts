import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { normalise } from '../normalise/normalise.ts';
import { createTermMatcher } from '../term-matcher.ts';

const matcher = createTermMatcher([
  { id: 'mit', text: 'quả mít', lang: 'vi', tier: 'block' },
  { id: 'aba', text: 'abababab', lang: 'en', tier: 'block' },
  { id: 'turnip', text: 'turnip', lang: 'en', tier: 'block' },
]);
const MEGABYTE = 1_000_000;
const hostile = {
  'one letter': 'a',
  'only combining marks': '\u0301',
  'a letter and its marks': 'a\u0301\u0301\u0301',
  'broken surrogates': '\ud83d',
  'bidi controls': '\u202e',
  spaces: ' ',
  'masked letters': 'a*b*',
  'masked words': 'a*b*a*b ',
  'letters apart': 't u r n i ',
  'zero-width letters': 't\u200bu\u200br\u200bn\u200bi\u200b',
  'nearly a term': 'abababa ',
  'terms in a row': 'abababab',
  'leet digits': '7urn1',
  exclamations: 'a!',
  'emoji letters': '🆃',
};
for (const [name, part] of Object.entries(hostile))
  test(`hostile text: a megabyte of ${name} takes time in proportion to its length`, () => {
    const text = part.repeat(MEGABYTE / part.length);
    const started = process.cpuUsage();
    const matches = matcher.match(text);
    const { user, system } = process.cpuUsage(started);
    assert.ok(matches.length <= text.length);
    // Quadratic time would be minutes.
    assert.ok((user + system) / 1e6 < 10, `${(user + system) / 1e6} s`);
  });

test('hostile text: a hit cites units that read as the term, whatever surrounds it', () => {
  const around = fc.string({
    unit: fc.constantFrom('😀', ' ', '\u0301', '\u200b', '.', 'é', '\ud83d', '!', '\n', '7', '’'),
  });
  fc.assert(
    fc.property(around, around, (before, after) => {
      const text = `${before} turnip ${after}`;
      const [hit] = matcher.match(text).filter(({ id }) => id === 'turnip');
      assert.equal(hit && normalise(text.slice(hit.start, hit.end)).text.trim(), 'turnip');
    }),
  );
});

test('hostile text: matches never leave the text and never end before they start', () => {
  const anything = fc.string({
    unit: fc.constantFrom('a', 'b', '*', ' ', '\ud83d', '\u0301', '!', '7', 'ả', 'q', 'u'),
  });
  fc.assert(
    fc.property(anything, (text) => {
      for (const { start, end } of matcher.match(`${text} qua mit ${text}`))
        assert.ok(start >= 0 && start < end && end <= 2 * text.length + 9);
    }),
  );
});
