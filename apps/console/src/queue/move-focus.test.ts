import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTyping, nextRow, queueKeyOf } from './move-focus.ts';

const bare = { ctrlKey: false, metaKey: false, altKey: false };

test('j goes down, k goes up, ? shows the help, and a modifier makes them the browser’s', () => {
  assert.equal(queueKeyOf({ key: 'j', ...bare }), 'next');
  assert.equal(queueKeyOf({ key: 'k', ...bare }), 'previous');
  assert.equal(queueKeyOf({ key: '?', ...bare }), 'help');
  assert.equal(queueKeyOf({ key: 'x', ...bare }), undefined);
  assert.equal(queueKeyOf({ key: 'k', ...bare, ctrlKey: true }), undefined);
});

const moves = [
  { name: 'the first j lands on the first row', current: -1, count: 3, key: 'next', want: 0 },
  { name: 'the first k lands on the last row', current: -1, count: 3, key: 'previous', want: 2 },
  { name: 'it stops at the bottom', current: 2, count: 3, key: 'next', want: 2 },
  { name: 'it stops at the top', current: 0, count: 3, key: 'previous', want: 0 },
  { name: 'an empty queue has no row', current: -1, count: 0, key: 'next', want: -1 },
] as const;
for (const { name, current, count, key, want } of moves)
  test(name, () => assert.equal(nextRow(current, count, key), want));

test('letters in a field are text', () => {
  assert.equal(isTyping('TEXTAREA'), true);
  assert.equal(isTyping('A'), false);
});
