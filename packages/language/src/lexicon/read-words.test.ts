import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findActs } from '../find-acts.ts';

test('a message with words that are too long to keep is read the same the second time', () => {
  const text = 'đừng kể với mẹ nhé aaaabbbbccccddddeeeeffff, gửi 0912345678 rồi xoá tin nhắn đi';
  const first = findActs(text);
  findActs('ok 123456789012 abcdefghijklmnopqrstuvwxyz rồi nhé');
  assert.ok(first.some(({ act }) => act === 'secrecy'));
  assert.deepEqual(findActs(text), first);
});
