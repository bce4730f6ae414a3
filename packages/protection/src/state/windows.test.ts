import assert from 'node:assert/strict';
import { test } from 'node:test';
import { memberOf, type WindowState, windowAfter, windowValue } from './windows.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

test('a distinct window counts others, not times, and only within its span', () => {
  let window: WindowState | undefined;
  for (const [who, day] of [
    ['a', 100],
    ['a', 101],
    ['b', 110],
    ['c', 125],
  ] as const) {
    window = windowAfter('blockedByMinors30d', window, day * DAY_MS, memberOf(who));
  }
  assert.equal(windowValue('blockedByMinors30d', window, 125 * DAY_MS), 3);
  assert.equal(windowValue('blockedByMinors30d', window, 135 * DAY_MS), 2);
  assert.equal(windowValue('blockedByMinors30d', window, 160 * DAY_MS), 0);
});

test('a distinct window keeps at most its cap', () => {
  let window: WindowState | undefined;
  for (let i = 0; i < 100; i++) window = windowAfter('newMinorContacts7d', window, i, memberOf(`m${i}`));
  assert.equal(window?.length, 32);
});

test('a counter slides over its buckets', () => {
  let window: WindowState | undefined;
  for (let minute = 0; minute < 60; minute += 5) {
    window = windowAfter('listViews1h', window, (1000 + minute) * MINUTE_MS, 0);
  }
  assert.equal(windowValue('listViews1h', window, 1055 * MINUTE_MS), 12);
  assert.equal(windowValue('listViews1h', window, 1085 * MINUTE_MS), 6);
  assert.equal(windowValue('listViews1h', window, 1200 * MINUTE_MS), 0);
});

test('a sighting far in the past does not push out newer ones', () => {
  const newer = windowAfter('listViews1h', undefined, 1000 * MINUTE_MS, 0);
  const both = windowAfter('listViews1h', newer, 10 * MINUTE_MS, 0);
  assert.deepEqual(both, newer);
});
