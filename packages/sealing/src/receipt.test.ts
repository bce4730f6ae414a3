import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { generateReceipt, parseReceipt } from './receipt.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const random = fc.uint8Array({ minLength: 22, maxLength: 22 });
const charsOf = (bytes: Uint8Array): string[] => [...generateReceipt(() => bytes).text.replaceAll('-', '')];
const reasonOf = (chars: string[]): string => {
  const parsed = parseReceipt(chars.join(''));
  return parsed.ok ? 'accepted' : parsed.reason;
};
const fixed = [
  charsOf(new Uint8Array(22)),
  charsOf(Uint8Array.from({ length: 22 }, (_, i) => (i * 11 + 5) & 31)),
  charsOf(new Uint8Array(22).fill(31)),
];

test('a receipt is six characters, four groups of four and a check character', () => {
  const { locator, secret, text } = generateReceipt();
  assert.match(text, /^[0-9A-HJKMNP-TV-Z]{6}(-[0-9A-HJKMNP-TV-Z]{4}){4}-[0-9A-HJKMNP-TV-Z]$/);
  assert.equal(locator + secret, text.replaceAll('-', '').slice(0, 22));
});

test('two receipts differ', () => {
  assert.notEqual(generateReceipt().text, generateReceipt().text);
});

test('every one of the 32 characters is equally likely', () => {
  const counts = new Map<string, number>();
  for (let byte = 0; byte < 256; byte++) {
    const first = generateReceipt(() => new Uint8Array(22).fill(byte)).text[0] ?? '';
    counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  assert.deepEqual(
    [...counts].sort(),
    [...ALPHABET].map((char) => [char, 8]),
  );
});

test('every receipt reads back, however it is spaced and cased', () => {
  const separators = fc.array(fc.constantFrom('', ' ', '-', ' - ', '–', '\u00a0', '\u200b', '\n'), {
    minLength: 23,
    maxLength: 23,
  });
  fc.assert(
    fc.property(random, separators, fc.boolean(), (bytes, spaces, lower) => {
      const receipt = generateReceipt(() => bytes);
      const typed = charsOf(bytes)
        .map((char, i) => spaces[i] + (lower ? char.toLowerCase() : char))
        .join('');
      assert.deepEqual(parseReceipt(typed), { ok: true, receipt });
    }),
    { numRuns: 2000 },
  );
});

test('O is read as 0, and I and L as 1', () => {
  const text = generateReceipt(() => Uint8Array.from({ length: 22 }, (_, i) => i % 2)).text;
  for (const [zero, one] of ['OI', 'oi', 'Ol', 'oL']) {
    const typed = text.replaceAll('0', zero!).replaceAll('1', one!);
    const parsed = parseReceipt(typed);
    assert.equal(parsed.ok && parsed.receipt.text, text);
  }
});

test('every single wrong character is noticed, at every place', () => {
  for (const chars of fixed)
    for (let place = 0; place < 23; place++)
      for (const wrong of ALPHABET)
        if (wrong !== chars[place])
          assert.equal(reasonOf(chars.with(place, wrong)), 'check', `${place} ${wrong}`);
});

test('every swap of two different characters is noticed, neighbours or not', () => {
  const swaps = fc.tuple(random, fc.nat(22), fc.nat(22));
  fc.assert(
    fc.property(swaps, ([bytes, a, b]) => {
      const chars = charsOf(bytes);
      fc.pre(chars[a] !== chars[b]);
      assert.equal(reasonOf(chars.with(a, chars[b]!).with(b, chars[a]!)), 'check');
    }),
    { numRuns: 5000 },
  );
});

test('every pair of places and every pair of characters: the swap is noticed', () => {
  for (let a = 0; a < 22; a++)
    for (let b = a + 1; b < 23; b++)
      for (let x = 0; x < 32; x++) {
        const symbols = Uint8Array.from({ length: 22 }, (_, i) => (i === a ? x : (i * 7 + x * 3) & 31));
        const chars = charsOf(symbols);
        if (chars[a] === chars[b]) continue;
        assert.equal(reasonOf(chars.with(a, chars[b]!).with(b, chars[a]!)), 'check', `${a} ${b} ${x}`);
      }
});

const refused = [
  { name: 'nothing', text: '', reason: 'length' },
  { name: 'one character short', text: '000000-0000-0000-0000-0000', reason: 'length' },
  { name: 'one character long', text: '000000-0000-0000-0000-0000-00', reason: 'length' },
  { name: 'a page of text', text: '0'.repeat(100_000), reason: 'length' },
  { name: 'a U', text: '00000U-0000-0000-0000-0000-0', reason: 'character' },
  { name: 'a dotless i that upper-cases to I', text: '00000ı-0000-0000-0000-0000-0', reason: 'character' },
  { name: 'a long s that upper-cases to S', text: '00000ſ-0000-0000-0000-0000-0', reason: 'character' },
  { name: 'a full-width digit', text: '00000０-0000-0000-0000-0000-0', reason: 'character' },
  { name: 'a sign outside the basic plane', text: '00000😀-0000-0000-0000-0000-0', reason: 'character' },
  { name: 'another check character', text: '000000-0000-0000-0000-0000-1', reason: 'check' },
] as const;
for (const { name, text, reason } of refused)
  test(`parseReceipt refuses ${name}: ${reason}`, () => {
    assert.deepEqual(parseReceipt(text), { ok: false, reason });
  });

test('parseReceipt never throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      assert.equal(typeof parseReceipt(text).ok, 'boolean');
    }),
    { numRuns: 2000 },
  );
});
