import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Refusal } from '../platform/refusal.ts';
import { createHashQueue, HASH_SHARES, type HashShare } from './hash-queue.ts';

const settled = () => new Promise(setImmediate);

/** A queue whose hashes end when told, in the order in which they began. */
function slowHashes(slots: number) {
  const queue = createHashQueue(slots);
  const begun: HashShare[] = [];
  const ends: (() => void)[] = [];
  return {
    queue,
    begun,
    async ask(share: HashShare, times = 1) {
      for (let n = 0; n < times; n++)
        void queue.run(share, () => {
          begun.push(share);
          return new Promise<void>((resolve) => ends.push(resolve));
        });
      await settled();
    },
    async end(times = 1) {
      for (let n = 0; n < times; n++) {
        ends.shift()?.();
        await settled();
      }
    },
  };
}
const count = (begun: readonly HashShare[]) =>
  HASH_SHARES.map((share) => begun.filter((one) => one === share).length);

for (const share of ['receipt', 'sign-in'] as const)
  test(`${share}: however many wait, one core stays free for a report`, async () => {
    const { queue, begun, ask } = slowHashes(2);
    await ask(share, 20);
    assert.equal(queue.running, 1);
    await ask('report', 3);
    assert.deepEqual([begun, queue.running], [[share, 'report'], 2]);
  });

test('where all wait, reports and receipts have four turns for each sign-in, and no share has none', async () => {
  const { begun, ask, end } = slowHashes(1);
  for (const share of ['sign-in', 'receipt', 'report'] as const) await ask(share, 30);
  await end(53);
  const [report = 0, receipt = 0, signIn = 0] = count(begun);
  assert.ok(Math.abs(report - 24) <= 1 && Math.abs(receipt - 24) <= 1, String(count(begun)));
  assert.ok(Math.abs(signIn - 6) <= 1, String(count(begun)));
});

test('who had nothing to do has saved up no turns', async () => {
  const { begun, ask, end } = slowHashes(1);
  await ask('report', 60);
  await end(50);
  await ask('sign-in', 20);
  begun.length = 0;
  await end(5);
  const [report = 0, , signIn = 0] = count(begun);
  assert.ok(report >= 3 && signIn <= 2, `${report} reports, ${signIn} sign-ins`);
});

for (const [share, most] of [
  ['report', 64],
  ['receipt', 64],
  ['sign-in', 32],
] as const)
  test(`${share}: ${most} wait, and the next one is told when to come back`, {
    timeout: 10_000,
  }, async () => {
    const { queue, ask } = slowHashes(1);
    await ask(share, 1 + most);
    assert.equal(queue.waiting, most);
    await assert.rejects(
      queue.run(share, async () => undefined),
      (error) => error instanceof Refusal && error.code === 'busy' && error.retryAfterSeconds === 5,
    );
    for (const other of HASH_SHARES.filter((one) => one !== share)) await ask(other);
    assert.equal(queue.waiting, most + 2, 'a full line closes no other');
  });

test('a hash that fails gives its place back', async () => {
  const queue = createHashQueue(1);
  await assert.rejects(queue.run('report', () => Promise.reject(new Error('broken'))));
  assert.equal(await queue.run('report', async () => 'done'), 'done');
  assert.deepEqual([queue.running, queue.waiting], [0, 0]);
});
