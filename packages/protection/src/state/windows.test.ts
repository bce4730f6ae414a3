import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { groupsOf } from './groups.ts';
import { pullWindow, putWindow } from './window-code.ts';
import { memberOf, WINDOW_NAMES, type WindowState, windowAfter, windowValue } from './windows.ts';

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
    window = windowAfter('blockedByMinors30d', window, { atMs: day * DAY_MS, member: memberOf(who) });
  }
  assert.equal(windowValue('blockedByMinors30d', window, 125 * DAY_MS), 3);
  assert.equal(windowValue('blockedByMinors30d', window, 135 * DAY_MS), 2);
  assert.equal(windowValue('blockedByMinors30d', window, 160 * DAY_MS), 0);
});

test('a distinct window keeps at most its cap', () => {
  let window: WindowState | undefined;
  for (let i = 0; i < 100; i++)
    window = windowAfter('newMinorContacts7d', window, { atMs: i, member: memberOf(`m${i}`) });
  assert.equal(window?.length, 32);
});

test('a counter slides over its buckets', () => {
  let window: WindowState | undefined;
  for (let minute = 0; minute < 60; minute += 5) {
    window = windowAfter('listViews1h', window, { atMs: (1000 + minute) * MINUTE_MS, member: 0 });
  }
  assert.equal(windowValue('listViews1h', window, 1055 * MINUTE_MS), 12);
  assert.equal(windowValue('listViews1h', window, 1085 * MINUTE_MS), 6);
  assert.equal(windowValue('listViews1h', window, 1200 * MINUTE_MS), 0);
});

test('a sighting far in the past does not push out newer ones', () => {
  const newer = windowAfter('listViews1h', undefined, { atMs: 1000 * MINUTE_MS, member: 0 });
  const both = windowAfter('listViews1h', newer, { atMs: 10 * MINUTE_MS, member: 0 });
  assert.deepEqual(both, newer);
});

const number32 = fc.integer({ min: 0, max: 0xffffffff });
const sighting = fc.record({
  atMs: fc.integer({ min: 0, max: 4_000_000_000_000 }),
  member: number32,
  ties: fc.array(number32, { maxLength: 48 }),
});

test('a window reads back exactly from its bytes', () => {
  fc.assert(
    fc.property(fc.constantFrom(...WINDOW_NAMES), fc.array(sighting, { maxLength: 40 }), (name, all) => {
      let window: WindowState = [];
      for (const one of all) window = windowAfter(name, window, one);
      const bytes = new Uint8Array(16_000);
      const to = putWindow(bytes, 0, name, window);
      assert.deepEqual(pullWindow(name, { bytes, from: 0, to }), window);
    }),
  );
});

test('those who share a tie are one group, also through others', () => {
  const groups = groupsOf([[1, 7], [2], [3, 7, 8], [4, 8], [5, 9]]);
  assert.equal(new Set(groups).size, 3);
  assert.deepEqual(
    [groups[0] === groups[2], groups[2] === groups[3], groups[0] === groups[1]],
    [true, true, false],
  );
});

test('an independent window counts groups, and a crowd never pushes out those who came alone', () => {
  let window: WindowState = [];
  const see = (member: number, ties: number[]) => {
    window = windowAfter('blockedByMinors30d', window, { atMs: DAY_MS + member, member, ties });
  };
  see(1, [101]);
  see(2, [102]);
  assert.equal(windowValue('blockedByMinors30d', window, DAY_MS), 2);
  for (let pupil = 10; pupil < 40; pupil++) see(pupil, [500]);
  assert.equal(windowValue('blockedByMinors30d', window, DAY_MS), 3);
  assert.equal(window.length, 16);
});

test('a chain of friends stays one group when its links are dropped', () => {
  let window: WindowState = [];
  for (let i = 1; i <= 40; i++) {
    window = windowAfter('reportedByMinors30d', window, {
      atMs: DAY_MS + i,
      member: i,
      ties: [1000 + i, 1001 + i],
    });
  }
  assert.equal(windowValue('reportedByMinors30d', window, DAY_MS), 1);
});
