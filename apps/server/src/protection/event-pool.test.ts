import assert from 'node:assert/strict';
import test from 'node:test';
import type { Decision, PlatformEvent } from '@khong-mot-minh/contracts';
import { type Asked, createEventPool } from './event-pool.ts';
import { plainAllow } from './judge-batch.ts';

const eventOf = (id: string): PlatformEvent => ({
  type: 'session.ended',
  id,
  time: '2026-11-24T09:00:00Z',
  actor: 'acc-1',
});
const newDetectors = () => ({ find: () => [], peek: () => [], counts: {} });
const detectors = newDetectors();
const asked = (ids: string[], more: Partial<Asked['lookedUp']> = {}): Asked => ({
  events: ids.map(eventOf),
  lookedUp: { detectors, ...more },
});

/** A pool that judges nothing and remembers which ids came together. */
function newPool(refused: (ids: string[]) => boolean = () => false) {
  const batches: string[][] = [];
  const pool = createEventPool(async ({ events }: Asked): Promise<Decision[]> => {
    const ids = events.map(({ id }) => id);
    batches.push(ids);
    if (refused(ids)) throw new Error(`refused ${ids.join()}`);
    return ids.map((id) => plainAllow(id, 'live', 'vn@1'));
  });
  return { pool, batches };
}
const idsOf = (answers: Decision[]) => answers.map(({ eventId }) => eventId);

test('what waits together is judged as one batch, and each request gets its own answers', async () => {
  const { pool, batches } = newPool();
  const answers = [pool.ask(asked(['a', 'b'])), pool.ask(asked(['c'])), pool.ask(asked([]))];
  await pool.turn();
  assert.deepEqual((await Promise.all(answers)).map(idsOf), [['a', 'b'], ['c'], []]);
  await pool.turn();
  assert.deepEqual(batches, [['a', 'b', 'c']]);
});

const apart = [
  { name: 'an id that comes twice', requests: [asked(['a']), asked(['b', 'a'])] },
  { name: 'other detectors', requests: [asked(['a']), asked(['b'], { detectors: newDetectors() })] },
  {
    name: 'more than a batch holds',
    requests: [asked(Array.from({ length: 999 }, (_, i) => `e-${i}`)), asked(['a', 'b'])],
  },
];
for (const { name, requests } of apart)
  test(`${name}: the later request waits for a batch of its own`, async () => {
    const { pool, batches } = newPool();
    const answers = requests.map(pool.ask);
    await pool.turn();
    await pool.turn();
    await Promise.all(answers);
    assert.deepEqual(
      batches,
      requests.map(({ events }) => events.map(({ id }) => id)),
    );
  });

test('a request that cannot be judged fails alone', async () => {
  const { pool, batches } = newPool((ids) => ids.includes('bad'));
  const settled = Promise.allSettled(['a', 'bad', 'b'].map((id) => pool.ask(asked([id]))));
  await pool.turn();
  assert.deepEqual(
    (await settled).map(({ status }) => status),
    ['fulfilled', 'rejected', 'fulfilled'],
  );
  assert.deepEqual(batches, [['a', 'bad', 'b'], ['a'], ['bad'], ['b']]);
});

test("each request is judged with what its platform's service said of it", async () => {
  const said: unknown[] = [];
  const pool = createEventPool(async ({ events, lookedUp }: Asked) => {
    said.push(...events.map((event) => lookedUp.service?.(event)));
    return events.map(({ id }) => plainAllow(id, 'live', 'vn@1'));
  });
  const answers = [
    pool.ask(asked(['a'], { service: () => 'unavailable' })),
    pool.ask(asked(['b'], { service: () => [] })),
    pool.ask(asked(['c'])),
  ];
  await pool.turn();
  await Promise.all(answers);
  assert.deepEqual(said, ['unavailable', [], undefined]);
});
