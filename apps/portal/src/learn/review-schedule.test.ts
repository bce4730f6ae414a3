import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dueItems, type Memory, readMemory, remember } from './review-schedule.ts';

test('a right item comes back after 2, 7 and 30 days and is then let go', () => {
  const days: number[] = [];
  let today = 100;
  let memory: Memory = remember({}, '13-15', { a: true }, today);
  for (let kept = memory.a; kept; kept = memory.a) {
    days.push(kept.due - today);
    today = kept.due;
    memory = remember(memory, '13-15', { a: true }, today);
  }
  assert.deepEqual(days, [2, 7, 30]);
});

test('a wrong item begins again, a right one before its day stays where it is', () => {
  const memory: Memory = { a: { age: '10-12', step: 1, due: 110 } };
  assert.deepEqual(remember(memory, '10-12', { a: false }, 105).a, { age: '10-12', step: 0, due: 107 });
  assert.deepEqual(remember(memory, '10-12', { a: true }, 105).a, memory.a);
});

test('due items are of one age, longest overdue first, ten at most', () => {
  const memory: Memory = {
    late: { age: '10-12', step: 0, due: 90 },
    now: { age: '10-12', step: 0, due: 100 },
    later: { age: '10-12', step: 0, due: 101 },
    other: { age: '16-17', step: 0, due: 1 },
  };
  assert.deepEqual(dueItems(memory, '10-12', 100), ['late', 'now']);
  const many = Object.fromEntries(
    Array.from({ length: 30 }, (_, at) => [`i${at}`, { age: 'x', step: 0, due: at }]),
  );
  assert.equal(dueItems(many, 'x', 100).length, 10);
});

for (const stored of [null, '', '{', '3', 'null'])
  test(`what is stored as ${stored} counts as nothing`, () => assert.equal(readMemory(stored), undefined));

test('kept items with a wrong form are dropped', () =>
  assert.deepEqual(readMemory('{"a":{"age":"x","step":0,"due":1},"b":{"due":"soon"},"c":null}'), {
    a: { age: 'x', step: 0, due: 1 },
  }));
