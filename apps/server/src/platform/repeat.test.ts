import assert from 'node:assert/strict';
import { test } from 'node:test';
import { repeat } from './repeat.ts';

const NEVER_MS = 86_400_000;
const ignore = () => undefined;

test('rounds wait for each other, and a failed one does not stop the next', async () => {
  const seen: string[] = [];
  let fail = true;
  await using work = repeat(
    async () => {
      seen.push('begin');
      await new Promise((resolve) => setImmediate(resolve));
      seen.push('end');
      if (fail) throw new Error('once');
      return seen.length;
    },
    { everyMs: NEVER_MS, onError: ignore },
  );
  const first = work.run();
  const second = work.run();
  await assert.rejects(first, /once/);
  fail = false;
  assert.equal(await second, 4);
  assert.equal(await work.run(), 6);
  assert.deepEqual(seen, ['begin', 'end', 'begin', 'end', 'begin', 'end']);
});

test('the clock asks too, and a fault of its round is told', async () => {
  const told = Promise.withResolvers<unknown>();
  await using work = repeat(() => Promise.reject(new Error('told')), { everyMs: 1, onError: told.resolve });
  assert.match(String(await told.promise), /told/);
  await assert.rejects(work.run(), /told/);
});

test('disposing waits for the round that runs, and starts no other', async () => {
  let rounds = 0;
  const held = Promise.withResolvers<void>();
  const work = repeat(
    async () => {
      rounds++;
      await held.promise;
    },
    { everyMs: NEVER_MS, onError: ignore },
  );
  const running = work.run();
  const disposed = work[Symbol.asyncDispose]();
  held.resolve();
  await Promise.all([running, disposed]);
  assert.equal(rounds, 1);
});
