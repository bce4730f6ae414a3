import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test from 'node:test';
import { applyWrites, decodeState, emptyState, encodeState, pairKey, type Write } from '@kmm/protection';
import { insertOrganisation, readCheckpoint } from '@kmm/store';
import { openTestDatabase } from '@kmm/store/test-database';
import { createCheckpointer } from './checkpointer.ts';
import type { PlatformMemory } from './platform-memory.ts';

const BEGIN_MS = Date.parse('2026-11-24T12:00:00Z');
const contact = (i: number): Write => ({
  op: 'contact',
  key: pairKey(`a${i}`, `b${i % 99}`),
  atMs: BEGIN_MS + i,
});

async function house(batches: number, events: number) {
  const db = await openTestDatabase();
  const org = randomUUID();
  await db.tx({ kind: 'system' }, ({ sql }) =>
    insertOrganisation(sql, { id: org, kind: 'platform', name: { vi: org, en: org }, mode: 'live' }),
  );
  const clock = { ms: BEGIN_MS };
  const memory: PlatformMemory = {
    state: applyWrites(
      emptyState(),
      Array.from({ length: 5000 }, (_, i) => contact(i)),
    ),
    seen: new Map(),
    ids: new Map(),
    accounts: new Map(),
    batch: batches,
    nextSeq: 1 + events,
    checkpointBatch: 0,
    checkpointSeq: 1,
  };
  const given = { memoryOf: async () => memory, inLine: <T>(_: string, fn: () => Promise<T>) => fn() };
  const checkpointer = createCheckpointer(
    { db, now: () => new Date(clock.ms), log: { error: assert.fail } as never },
    given,
  );
  const saved = () => db.tx({ kind: 'system', org }, ({ sql }) => readCheckpoint(sql, org));
  return { db, org, clock, memory, checkpointer, saved };
}

test('a state is saved as it was at one moment, while events go on to change it', async () => {
  const { db, org, memory, checkpointer, saved } = await house(500, 50_000);
  await using _ = db;
  const before = encodeState(memory.state);
  assert.ok(checkpointer.offer(org, memory));
  let next = 5000;
  while (memory.checkpointBatch === 0) {
    await new Promise(setImmediate);
    applyWrites(memory.state, [contact(next++)]);
    memory.batch++;
  }
  const first = await saved();
  assert.equal(first?.batch, memory.checkpointBatch);
  const missed = Array.from({ length: memory.checkpointBatch - 500 }, (_, i) => contact(5000 + i));
  assert.deepEqual(
    encodeState(decodeState(first!.state)),
    encodeState(applyWrites(decodeState(before), missed)),
  );
});

const offers = [
  { name: 'many events in few batches', batches: 499, events: 90_000, laterMs: 7_200_000, want: false },
  { name: 'few events in many batches', batches: 900, events: 900, laterMs: 3_500_000, want: false },
  {
    name: 'few events in many batches, after an hour',
    batches: 900,
    events: 900,
    laterMs: 3_600_000,
    want: true,
  },
  { name: 'many events in many batches', batches: 500, events: 50_000, laterMs: 0, want: true },
];
for (const { name, batches, events, laterMs, want } of offers)
  test(`a checkpoint is ${want ? 'begun' : 'not begun'} for ${name}`, async () => {
    const { db, org, clock, memory, checkpointer } = await house(1, 1);
    await using _ = db;
    assert.equal(checkpointer.offer(org, memory), false);
    Object.assign(memory, { batch: batches, nextSeq: 1 + events });
    clock.ms += laterMs;
    assert.equal(checkpointer.offer(org, memory), want);
    await checkpointer.save(org);
  });

test('an older state never replaces a later one', async () => {
  const { db, org, memory, checkpointer, saved } = await house(700, 700);
  await using _ = db;
  await checkpointer.save(org);
  memory.batch = 600;
  await checkpointer.save(org);
  assert.equal((await saved())?.batch, 700);
});
