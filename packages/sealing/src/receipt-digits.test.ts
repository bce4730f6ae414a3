import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { generateReceipt, parseReceipt, receiptDigits } from './receipt.ts';

const random = fc.uint8Array({ minLength: 22, maxLength: 22 });
const digitsOf = (bytes: Uint8Array): string[] => [
  ...receiptDigits(generateReceipt(() => bytes).text).replaceAll('-', ''),
];
const reasonOf = (typed: string): string => {
  const parsed = parseReceipt(typed);
  return parsed.ok ? 'accepted' : parsed.reason;
};

test('the digits of a receipt are nine groups of four', () => {
  assert.match(receiptDigits(generateReceipt().text), /^\d{4}(-\d{4}){8}$/);
});

const edges = [
  { name: 'the smallest receipt', byte: 0, digits: '0000-0000-0000-0000-0000-0000-0000-0000-0098' },
  { name: 'the largest receipt', byte: 31, digits: '1298-0742-1463-3706-9071-3262-4082-3050-2331' },
];
for (const { name, byte, digits } of edges)
  test(`${name} reads back from its digits`, () => {
    const receipt = generateReceipt(() => new Uint8Array(22).fill(byte));
    assert.equal(receiptDigits(receipt.text), digits);
    assert.deepEqual(parseReceipt(digits), { ok: true, receipt });
  });

test('letters and digits open the same receipt, however the digits are spaced', () => {
  const separators = fc.array(fc.constantFrom('', ' ', '-', '–', '\u00a0', '\n'), {
    minLength: 36,
    maxLength: 36,
  });
  fc.assert(
    fc.property(random, separators, (bytes, spaces) => {
      const receipt = generateReceipt(() => bytes);
      const typed = digitsOf(bytes).map((digit, at) => `${spaces[at]}${digit}`);
      assert.deepEqual(parseReceipt(typed.join('')), parseReceipt(receipt.text));
      assert.deepEqual(parseReceipt(typed.join('')), { ok: true, receipt });
    }),
    { numRuns: 2000 },
  );
});

test('one wrong digit is always noticed', () => {
  fc.assert(
    fc.property(random, fc.nat(35), fc.integer({ min: 1, max: 9 }), (bytes, place, by) => {
      const digits = digitsOf(bytes);
      const wrong = (Number(digits[place]) + by) % 10;
      assert.equal(reasonOf(digits.with(place, `${wrong}`).join('')), 'check');
    }),
    { numRuns: 5000 },
  );
});

test('two different digits that changed places are always noticed', () => {
  fc.assert(
    fc.property(random, fc.nat(35), fc.nat(35), (bytes, a, b) => {
      const digits = digitsOf(bytes);
      fc.pre(digits[a] !== digits[b]);
      assert.equal(reasonOf(digits.with(a, digits[b]!).with(b, digits[a]!).join('')), 'check');
    }),
    { numRuns: 5000 },
  );
});

const refused = [
  { name: 'a letter among the digits', typed: `A${'0'.repeat(33)}98`, reason: 'character' },
  { name: 'more than 110 bits', typed: '999999999999999999999999999999999937', reason: 'check' },
  { name: 'a digit short', typed: '0'.repeat(35), reason: 'length' },
] as const;
for (const { name, typed, reason } of refused)
  test(`digits are refused: ${name}`, () => assert.equal(reasonOf(typed), reason));

test('what is no receipt has no digits', () => assert.equal(receiptDigits('-----'), ''));
