import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import test from 'node:test';
import { insertOrganisation } from '@khong-mot-minh/database';
import { openTestDatabase } from '@khong-mot-minh/database/test-database';
import {
  applyWrites,
  decodeState,
  emptyState,
  encodeState,
  pairKey,
  type Write,
} from '@khong-mot-minh/protection';
import { loadState } from './load-state.ts';
import { memoryWith } from './platform-memory.ts';
import { createStateCheckpointer } from './state-checkpointer.ts';

const BEGIN_MS = Date.parse('2026-11-24T12:00:00Z');
const contact = (i: number): Write => ({
  op: 'contact',
  key: pairKey(`a${i}`, `b${i % 99}`),
  atMs: BEGIN_MS + i,
});

/** A difference of so many bytes would take minutes to print. */
const isSame = (one: Uint8Array, other: Uint8Array): void =>
  assert.equal(Buffer.compare(one, other), 0, 'the state differs');

async function house(batches: number, events: number, pairs = 5000) {
  const db = await openTestDatabase();
  const org = randomUUID();
  await db.tx({ kind: 'system' }, ({ sql }) =>
    insertOrganisation(sql, { id: org, kind: 'platform', name: { vi: org, en: org }, mode: 'live' }),
  );
  const clock = { ms: BEGIN_MS, believed: true };
  const state = emptyState();
  applyWrites(
    state,
    Array.from({ length: pairs }, (_, i) => contact(i)),
  );
  const memory = { ...memoryWith(state, 0, 1), batch: batches, nextSeq: 1 + events };
  const given = { memoryOf: async () => memory, inLine: <T>(_: string, fn: () => Promise<T>) => fn() };
  const checkpointer = createStateCheckpointer(
    {
      db,
      now: () => new Date(clock.ms),
      clock: { isBelieved: async () => clock.believed },
      log: { error: assert.fail } as never,
    },
    given,
  );
  const saved = () => loadState(db, org);
  return { db, org, clock, memory, checkpointer, saved };
}

test('a state is saved chunk by chunk, while events go on to change it', async () => {
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
  const { state, batch, nextSeq, misses } = await saved();
  assert.deepEqual([batch, nextSeq], [memory.checkpointBatch, 50_001]);
  for (let i = 5000; i < next; i++) if (misses(501 + i - 5000, contact(i))) applyWrites(state, [contact(i)]);
  const want = applyWrites(
    decodeState(before),
    Array.from({ length: next - 5000 }, (_, i) => contact(5000 + i)),
  );
  isSame(encodeState(state), encodeState(want));
});

test('a process that dies between any two chunks leaves the checkpoint of before, and its chunks go with the next', async () => {
  const { db, org, memory, checkpointer, saved } = await house(700, 700, 20_000);
  await using _ = db;
  await checkpointer.save(org);
  const count = async () => {
    const [row] = await db.owner.sql<{ count: number }>('select count(*)::int as count from state_chunk');
    return row!.count;
  };
  const whole = await count();
  assert.ok(whole >= 6, `${whole} chunks`);
  const before = encodeState((await saved()).state);
  memory.batch++;
  applyWrites(memory.state, [contact(99_000)]);
  const after = encodeState(memory.state);
  let strays = 0;
  for (let lives = 0; (await saved()).batch === 700; lives++) {
    let left = lives;
    const dying: typeof db.tx = (actor, fn) =>
      left-- > 0 ? db.tx(actor, fn) : Promise.reject(new Error('killed'));
    const killed = createStateCheckpointer(
      {
        db: { ...db, tx: dying },
        now: () => new Date(BEGIN_MS),
        clock: { isBelieved: async () => true },
        log: { error: assert.fail } as never,
      },
      { memoryOf: async () => memory, inLine: (_, fn) => fn() },
    );
    await assert.rejects(killed.save(org), /killed/);
    const { batch, state } = await saved();
    isSame(encodeState(state), batch === 700 ? before : after);
    strays = Math.max(strays, (await count()) - whole);
  }
  assert.ok(strays >= 6, `${strays} chunks lay about`);
  memory.batch++;
  await checkpointer.save(org);
  isSame(encodeState((await saved()).state), after);
  assert.equal(await count(), whole);
});

test('a checkpoint of before decision 0040 is read in pieces, and replaced by the next', async () => {
  const { db, org, memory, checkpointer, saved } = await house(900, 900, 80_000);
  await using _ = db;
  const text = encodeState(memory.state);
  await db.owner.sql('insert into state_checkpoint (org_id, batch, state) values ($1, 800, $2)', [org, text]);
  const old = await saved();
  assert.equal(old.batch, 800);
  isSame(encodeState(old.state), text);
  await checkpointer.save(org);
  const [row] = await db.owner.sql<{ state: unknown }>('select state from state_checkpoint');
  assert.deepEqual([row?.state, (await saved()).batch], [null, 900]);
  isSame(encodeState((await saved()).state), text);
});

test('journal rows that are older than every window go, page by page, and nothing younger', async () => {
  const { db, org, memory, clock, checkpointer } = await house(1200, 1200);
  await using _ = db;
  const days = (number: number) => new Date(clock.ms - number * 86_400_000);
  await db.owner.sql(
    `insert into journal (org_id, batch, first_seq, arrived_at, last_event_at, event_bytes, write_bytes, decision_bytes,
       prevent_count, control_count, policy, mode)
     select $1, n, n, at, at, '', '', '', 0, 0, 'vn@1', 'live'
     from generate_series(1, 1200) n, lateral (select case when n <= 1100 then $2 else $3 end::timestamptz as at) a`,
    [org, days(98), days(96)],
  );
  const rows = () =>
    db.owner.sql<{ first: number; count: number }>(
      'select min(batch)::int as first, count(*)::int as count from journal',
    );
  clock.believed = false;
  await checkpointer.save(org);
  assert.deepEqual(
    await rows(),
    [{ first: 1, count: 1200 }],
    'nothing is forgotten by a clock that may be wrong',
  );
  assert.equal(memory.checkpointBatch, 1200, 'and all is saved');
  clock.believed = true;
  memory.batch = 1201;
  await checkpointer.save(org);
  assert.deepEqual(await rows(), [{ first: 1101, count: 100 }]);
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
  assert.equal((await saved()).batch, 700);
});
