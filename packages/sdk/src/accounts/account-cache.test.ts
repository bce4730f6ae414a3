import assert from 'node:assert/strict';
import test from 'node:test';
import type { Protection } from '../openapi-types.ts';
import { createAccountCache } from './account-cache.ts';

const protection = (value: string): Protection => ({
  key: 'dm.from',
  value,
  loosenBy: 'locked',
  cooldownHours: 24,
  basis: [],
  sources: [],
});

/** A cache over a server that can be out, with its clock in the test's hand. */
function room(limit = 3) {
  const state = { nowMs: 0, out: false, pulls: [] as string[], atOnce: 0, most: 0, value: 'connected' };
  const cache = createAccountCache({
    limit,
    refreshMs: 100,
    maxAgeMs: 1000,
    now: () => new Date(state.nowMs),
    async pull(id) {
      state.pulls.push(id);
      state.most = Math.max(state.most, ++state.atOnce);
      await Promise.resolve();
      state.atOnce--;
      if (state.out) throw new Error('out');
      return { protections: [protection(state.value)], restrictions: [] };
    },
  });
  return { cache, state };
}

test('an account is asked for once, again when it is old, and not before', async () => {
  const { cache, state } = room();
  await Promise.all([cache.follow(['a', 'a']), cache.follow(['a'])]);
  assert.deepEqual(state.pulls, ['a']);
  assert.equal(cache.known('a')?.protections.get('dm.from'), 'connected');
  state.nowMs = 100;
  await cache.follow(['a']);
  assert.deepEqual(state.pulls, ['a']);
  state.nowMs = 101;
  await cache.follow(['a']);
  assert.deepEqual(state.pulls, ['a', 'a']);
});

test('what is known stays through an outage, until it is too old to count', async () => {
  const { cache, state } = room();
  await cache.follow(['a']);
  state.out = true;
  state.nowMs = 900;
  await cache.follow(['a']);
  assert.ok(cache.known('a'));
  state.nowMs = 1001;
  assert.equal(cache.known('a'), undefined);
});

test('memory is bounded: the account that was needed longest ago goes', async () => {
  const { cache } = room();
  for (const id of ['a', 'b', 'c']) await cache.follow([id]);
  assert.ok(cache.known('a'));
  await cache.follow(['d']);
  assert.equal(cache.size, 3);
  assert.deepEqual(
    ['a', 'b', 'c', 'd'].map((id) => cache.known(id) !== undefined),
    [true, false, true, true],
  );
});

test('a thousand new accounts are asked for a few at a time', async () => {
  const { cache, state } = room(2000);
  await cache.follow(Array.from({ length: 1000 }, (_, i) => `a-${i}`));
  assert.equal(state.pulls.length, 1000);
  assert.ok(state.most <= 4, String(state.most));
});

test('a change is asked for only where the account is kept', async () => {
  const { cache, state } = room();
  await cache.changed('a');
  assert.deepEqual(state.pulls, []);
  await cache.follow(['a']);
  state.value = 'approved-list';
  await cache.changed('a');
  assert.equal(cache.known('a')?.protections.get('dm.from'), 'approved-list');
});
