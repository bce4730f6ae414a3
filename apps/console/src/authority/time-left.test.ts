import assert from 'node:assert/strict';
import { test } from 'node:test';
import { timeLeft } from './time-left.ts';

const now = Date.parse('2026-11-24T12:00:00Z');
const cases = [
  { name: 'days are whole', at: '2026-11-27T11:00:00Z', want: { unit: 'days', count: 2, late: false } },
  {
    name: 'under two days are hours',
    at: '2026-11-26T11:00:00Z',
    want: { unit: 'hours', count: 47, late: false },
  },
  {
    name: 'under two hours are minutes',
    at: '2026-11-24T13:59:30Z',
    want: { unit: 'minutes', count: 119, late: false },
  },
  { name: 'past is late', at: '2026-11-24T08:00:00Z', want: { unit: 'hours', count: 4, late: true } },
];
for (const { name, at, want } of cases)
  test(`timeLeft: ${name}`, () => assert.deepEqual(timeLeft(at, now), want));
