import assert from 'node:assert/strict';
import test from 'node:test';
import { startTestSystem } from '@khong-mot-minh/testing';
import { lateBy, loopDelay } from './loop-delay.ts';

test('a stall of the event loop shows in what the server says of itself, once', async () => {
  await using system = await startTestSystem();
  await loopDelay(system.url);
  const until = performance.now() + 300;
  while (performance.now() < until);
  const stalled = await loopDelay(system.url);
  assert.ok(stalled.maxMs >= 250, `at most ${stalled.maxMs} ms`);
});

test('metrics without the figure are refused', () => {
  assert.equal(lateBy('a 1\nnodejs_eventloop_lag_p99_seconds 0.0134\n', 'p99'), 3);
  assert.throws(() => lateBy('a 1\n', 'max'), /have no/);
});
