import assert from 'node:assert/strict';
import test from 'node:test';
import { warningsOf } from './statistics.ts';

const tiers = new Map([
  [0, 7000],
  [2, 70],
  [3, 35],
  [4, 7],
]);
const last24h = new Map([[3, 6]]);

test('warnings a day are weighed against the minutes that people have', () => {
  const told = warningsOf({ days: 7, tiers, last24h }, { reviewerMinutesPerDay: 60, minutesPerWarning: 10 });
  assert.deepEqual(
    told.perDay.map(({ count }) => count),
    [1000, 0, 10, 5, 1, 0],
  );
  assert.deepEqual([told.reviewedPerDay, told.minutesPerDay, told.overloaded], [6, 60, false]);
  const short = warningsOf({ days: 7, tiers, last24h }, { reviewerMinutesPerDay: 59, minutesPerWarning: 10 });
  assert.equal(short.overloaded, true);
});

test('a flood of one day is over the budget at once, though the week’s average is not', () => {
  const flood = new Map([
    [2, 900],
    [3, 7],
  ]);
  const told = warningsOf(
    { days: 7, tiers, last24h: flood },
    { reviewerMinutesPerDay: 60, minutesPerWarning: 10 },
  );
  assert.deepEqual([told.minutesPerDay, told.last24h, told.overloaded], [60, 7, true]);
});

test('a platform without a day of events divides by nothing', () => {
  const told = warningsOf(
    { days: 0, tiers: new Map(), last24h: new Map() },
    { reviewerMinutesPerDay: 0, minutesPerWarning: 10 },
  );
  assert.deepEqual([told.reviewedPerDay, told.overloaded], [0, false]);
});
