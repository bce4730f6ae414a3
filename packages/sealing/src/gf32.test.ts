import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkSymbol, timesAlpha } from './gf32.ts';

test('α has order 31: its powers are all 31 values except 0', () => {
  const powers = new Set<number>();
  for (let power = 1, i = 0; i < 31; i++, power = timesAlpha(power)) powers.add(power);
  assert.deepEqual(
    [...powers].sort((a, b) => a - b),
    Array.from({ length: 31 }, (_, i) => i + 1),
  );
});

test('the check symbol is Σ αⁱ sᵢ with i counted from 1', () => {
  const symbols = Array.from({ length: 22 }, (_, i) => (i * 13 + 7) & 31);
  let sum = 0;
  symbols.forEach((symbol, i) => {
    let term = symbol;
    for (let k = 0; k <= i; k++) term = timesAlpha(term);
    sum ^= term;
  });
  assert.equal(checkSymbol(symbols), sum);
});
