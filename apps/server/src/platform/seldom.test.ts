import assert from 'node:assert/strict';
import test from 'node:test';
import { seldom } from './seldom.ts';

test('a fault of a kind is told at once, and again only after a while, with how many were kept quiet', () => {
  let nowMs = 0;
  const told: [string, number][] = [];
  const hear = seldom<string>(60_000, () => new Date(nowMs), {
    kindOf: (fault) => fault,
    tell: (fault, quiet) => void told.push([fault, quiet]),
  });
  for (const [atMs, fault] of [
    [0, 'ECONNREFUSED'],
    [2_000, 'ECONNREFUSED'],
    [3_000, '57P01'],
    [59_999, 'ECONNREFUSED'],
    [60_000, 'ECONNREFUSED'],
    [61_000, 'ECONNREFUSED'],
  ] as const) {
    nowMs = atMs;
    hear(fault);
  }
  assert.deepEqual(told, [
    ['ECONNREFUSED', 0],
    ['57P01', 0],
    ['ECONNREFUSED', 2],
  ]);
});
