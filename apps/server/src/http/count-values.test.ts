import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { countValues } from './count-values.ts';

const MANY = Number.POSITIVE_INFINITY;
const count = (text: string, most = MANY) => countValues(Buffer.from(text), most);

/** The same from the parsed value: every level counts, and every further member or element. */
function plainCount(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const inside = Object.values(value);
  return 1 + Math.max(0, inside.length - 1) + inside.reduce((sum: number, one) => sum + plainCount(one), 0);
}

test('it counts what a parser would find, whatever stands in the strings', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => assert.equal(count(JSON.stringify(value)), plainCount(value))),
  );
});

test('signs in strings count for nothing', () => {
  assert.equal(count('{"a":"[,{,[\\",\\\\"}'), 1);
});

test('it stops where it is enough', () => {
  assert.equal(count('['.repeat(100_000), 1000), 1001);
});
