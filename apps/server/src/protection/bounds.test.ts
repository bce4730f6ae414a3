// What a platform's memory holds over many events, and a checkpoint of many pairs: a short form here, the long one in
// `npm run prove` by EVENTS and PAIRS. A batch is committed as the server commits it, without rules and statements,
// which keep nothing in memory. The long form wants PostgreSQL (TEST_DATABASE_URL), or takes the embedded one on disk.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryUsage } from 'node:process';
import test, { type TestContext } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  appendJournal,
  type Database,
  insertOrganisation,
  type JournalRow,
  migrate,
  openPglite,
} from '@khong-mot-minh/database';
import { openTestDatabase } from '@khong-mot-minh/database/test-database';
import { applyWrites, emptyState, pairKey, pullPair, type Write } from '@khong-mot-minh/protection';
import { loadState } from './load-state.ts';
import { idHash, loadMemory, memoryWith, type PlatformMemory, remember } from './platform-memory.ts';
import { findSeen } from './seen-events.ts';
import { createStateCheckpointer } from './state-checkpointer.ts';

const EVENTS = Number(process.env.EVENTS ?? 60_000);
const PAIRS = Number(process.env.PAIRS ?? 60_000);
const IS_LONG = EVENTS > 1_000_000 || PAIRS > 1_000_000;

const DAY_MS = 86_400_000;
const MIB = 2 ** 20;
const BEGIN_MS = Date.parse('2026-01-01T00:00:00Z');
const DAYS = 20;

setFlagsFromString('--expose-gc');
// `as`: the flag makes it so.
const collect = runInNewContext('gc') as () => void;

type House = AsyncDisposable & { db: Database; org: string };

async function openHouse(): Promise<House> {
  const folder =
    IS_LONG && !process.env.TEST_DATABASE_URL ? await mkdtemp(join(tmpdir(), 'kmm-bounds-')) : undefined;
  const db = folder ? await openPglite(folder) : await openTestDatabase();
  if (folder) await migrate(db);
  const org = randomUUID();
  await db.tx({ kind: 'system' }, ({ sql }) =>
    insertOrganisation(sql, { id: org, kind: 'platform', name: { vi: org, en: org }, mode: 'live' }),
  );
  return {
    db,
    org,
    async [Symbol.asyncDispose]() {
      await db[Symbol.asyncDispose]();
      if (folder) await rm(folder, { recursive: true });
    },
  };
}

/** Batches stand in a line, as in the server, and what a checkpoint takes stands between two of them. */
function createLine() {
  let line: Promise<unknown> = Promise.resolve();
  return <T>(_: string, fn: () => Promise<T>): Promise<T> => {
    const mine = line.then(fn, fn);
    line = mine.catch(() => undefined);
    return mine;
  };
}

const ACCOUNTS = Math.ceil(EVENTS / 100);
const account = (number: number) => `acc-${(number % ACCOUNTS).toString(36)}`;

/** One of a hundred names somebody whom a rule looks at, and one of ten changes a window. */
function batchOf({ batch, nextSeq }: PlatformMemory, events: number, at: Date): JournalRow {
  const rows: JournalRow['events'] = [];
  const writes: Write[] = [];
  for (let seq = nextSeq; seq < nextSeq + events; seq++) {
    const id = `event-${seq}`;
    rows.push([idHash(id), seq % 100 === 0 ? id : null]);
    const actor = account(seq * 7919);
    writes.push({ op: 'contact', key: pairKey(actor, account(seq * 7919 + (seq % 9))), atMs: at.getTime() });
    if (seq % 10 === 0)
      writes.push({ op: 'window', key: `newMinorContacts7d/${actor}`, member: seq, atMs: at.getTime() });
  }
  return {
    batch: batch + 1,
    firstSeq: nextSeq,
    arrivedAt: at,
    lastEventAt: at,
    events: rows,
    writes,
    policy: 'vn@1',
    mode: 'live',
    aliased: true,
  };
}

type Sample = { seq: number; heap: number; rss: number; ids: number; idBytes: number; stateBytes: number };

function measure({ nextSeq, seen, state }: PlatformMemory): Sample {
  // Twice: what the first frees is given back by the second.
  for (let turn = 0; turn < 2; turn++) collect();
  const { heapUsed, rss } = memoryUsage();
  return {
    seq: nextSeq - 1,
    heap: heapUsed / MIB,
    rss: rss / MIB,
    ids: seen.size(),
    idBytes: seen.held(),
    stateBytes: state.pairs.held() + state.windows.held() + state.cases.held(),
  };
}

const show = (s: Sample): string =>
  `after ${s.seq.toLocaleString('en')} events: heap ${s.heap.toFixed(0)} MiB, resident ${s.rss.toFixed(0)} MiB; ` +
  `${s.ids.toLocaleString('en')} ids in ${(s.idBytes / MIB).toFixed(0)} MiB ` +
  `(${(s.idBytes / s.ids).toFixed(1)} bytes each), state ${(s.stateBytes / MIB).toFixed(0)} MiB`;

test('memory holds seven days of ids and nothing else that grows, and a start reads what lies behind the checkpoint', async (t) => {
  await using house = await openHouse();
  const { db, org } = house;
  const memory = memoryWith(emptyState(), 0, 1);
  const perBatch = Math.min(1000, Math.ceil(EVENTS / 1200));
  const clock = { ms: BEGIN_MS };
  const now = () => new Date(clock.ms);
  const inLine = createLine();
  const checkpointer = createStateCheckpointer(
    { db, now, clock: { isBelieved: async () => true }, log: { error: assert.fail } as never },
    { memoryOf: async () => memory, inLine },
  );
  const samples: Sample[] = [];
  const begun = performance.now();
  const batches = Math.ceil(EVENTS / perBatch);
  for (let n = 1; n <= batches; n++) {
    clock.ms = BEGIN_MS + Math.floor((n / batches) * DAYS * DAY_MS);
    await inLine(org, async () => {
      const row = batchOf(memory, perBatch, now());
      const counts = { prevent: 0, control: 0 };
      await db.tx({ kind: 'platform', org }, ({ sql }) =>
        appendJournal(sql, org, row, { decisions: '{}', counts }),
      );
      applyWrites(memory.state, row.writes as Write[]);
      remember(memory, row, now());
    });
    checkpointer.offer(org, memory);
    if (n % Math.ceil(batches / 10) === 0) samples.push(measure(memory));
  }
  const seconds = (performance.now() - begun) / 1000;
  await checkpointer.save(org);
  for (const sample of samples) t.diagnostic(show(sample));
  const rate = Math.round(memory.nextSeq / seconds);
  t.diagnostic(
    `figure: ${(memory.nextSeq - 1).toLocaleString('en')} events of ${DAYS} days, ${rate} a second`,
  );
  // From day ten on as many ids go as come.
  const [early, last] = [samples[Math.floor(samples.length / 2)]!, samples.at(-1)!];
  t.diagnostic(`figure: ${show(early)}`);
  t.diagnostic(`figure: ${show(last)}`);
  assert.ok(last.ids <= (EVENTS / DAYS) * 8.2, `${last.ids} ids`);
  assert.ok(last.idBytes / last.ids <= 20, `${last.idBytes / last.ids} bytes an id`);
  assert.ok(last.heap <= early.heap + 32, `heap grew from ${early.heap} to ${last.heap} MiB`);

  const at = (daysAgo: number) => `event-${Math.floor(memory.nextSeq * (1 - daysAgo / DAYS)) - 2}`;
  const asked = [at(0), at(1), at(6.9), at(7.2), at(12), 'event-0'];
  const known = (one: PlatformMemory) =>
    db.tx({ kind: 'platform', org }, async ({ sql }) => [
      ...(await findSeen(sql, one, org, asked, now())).keys(),
    ]);
  assert.deepEqual(await known(memory), asked.slice(0, 3));
  await restart(t, house, memory, now(), known, asked.slice(0, 3));
});

async function restart(
  t: TestContext,
  { db, org }: House,
  memory: PlatformMemory,
  now: Date,
  known: (memory: PlatformMemory) => Promise<string[]>,
  want: string[],
): Promise<void> {
  const begun = performance.now();
  const again = await loadMemory(db, org, now, String);
  const seconds = (performance.now() - begun) / 1000;
  const [row] = await db.owner.sql<{ count: number }>(
    'select count(*)::int as count from journal where org_id = $1 and batch > (select batch from state_checkpoint where org_id = $1)',
    [org],
  );
  t.diagnostic(
    `figure: a start in ${seconds.toFixed(1)} s, with ${row?.count} of ${again.batch.toLocaleString('en')} batches ` +
      `from the journal, ${again.seen.size().toLocaleString('en')} ids and ${again.state.pairs.size().toLocaleString('en')} pairs`,
  );
  assert.deepEqual(await known(again), want);
  assert.deepEqual([again.batch, again.nextSeq], [memory.batch, memory.nextSeq]);
  assert.equal(again.state.pairs.size(), memory.state.pairs.size());
  assert.equal(again.state.windows.size(), memory.state.windows.size());
}

test('a state of many pairs is saved in chunks and read back, and memory does not double', async (t) => {
  await using house = await openHouse();
  const { db, org } = house;
  const state = emptyState();
  const keyOf = (i: number) =>
    pairKey(`acc-${(1e9 + i * 7919).toString(36)}`, `acc-${(2e9 + i * 31).toString(36)}`);
  for (let i = 0; i < PAIRS; i++) {
    // One of ten has evidence and a citation; most pairs only talk.
    const atMs = BEGIN_MS + i;
    const write: Write =
      i % 10 === 0
        ? { op: 'pair', key: keyOf(i), state: citing(atMs) }
        : { op: 'contact', key: keyOf(i), atMs };
    applyWrites(state, [write]);
  }
  const memory = { ...memoryWith(state, 0, 1), batch: 1, nextSeq: 2 };
  const before = memoryUsage().rss;
  let most = before;
  let longestMs = 0;
  const inLine = async <T>(_: string, fn: () => Promise<T>): Promise<T> => {
    const begun = performance.now();
    const value = await fn();
    longestMs = Math.max(longestMs, performance.now() - begun);
    most = Math.max(most, memoryUsage().rss);
    return value;
  };
  const checkpointer = createStateCheckpointer(
    {
      db,
      now: () => new Date(BEGIN_MS + DAY_MS),
      clock: { isBelieved: async () => true },
      log: { error: assert.fail } as never,
    },
    { memoryOf: async () => memory, inLine },
  );
  const savedAt = performance.now();
  await checkpointer.save(org);
  const saveSeconds = (performance.now() - savedAt) / 1000;
  const [kept] = await db.owner.sql<{ count: number; most: number; all: number }>(
    'select count(*)::int as count, max(length(bytes))::int as most, sum(length(bytes))::float8 as all from state_chunk',
  );
  const readAt = performance.now();
  const loaded = await loadState(db, org);
  const readSeconds = (performance.now() - readAt) / 1000;
  t.diagnostic(
    `figure: ${PAIRS.toLocaleString('en')} pairs, ${(state.pairs.held() / PAIRS).toFixed(1)} bytes each in memory and ` +
      `${(kept!.all / PAIRS).toFixed(1)} in the checkpoint; ${kept!.count} chunks, the largest ${Math.round(kept!.most / 1024)} KiB`,
  );
  t.diagnostic(
    `figure: saved in ${saveSeconds.toFixed(1)} s, events waited ${longestMs.toFixed(0)} ms at most, ` +
      `${((most - before) / MIB).toFixed(0)} MiB more resident; read in ${readSeconds.toFixed(1)} s`,
  );
  assert.ok(kept!.most <= MIB, `a chunk of ${kept!.most} bytes`);
  assert.equal(loaded.state.pairs.size(), PAIRS);
  for (let i = 0; i < PAIRS; i += 997) {
    const [one, other] = [state.pairs.peek(keyOf(i)), loaded.state.pairs.peek(keyOf(i))];
    assert.deepEqual(other && pullPair(other), one && pullPair(one), keyOf(i));
  }
});

/** A pair of one message in which a threat was found: head, one act, one citation. */
function citing(atMs: number): string {
  const bytes = Buffer.alloc(30);
  bytes.writeUInt8(2, 0);
  bytes.writeUIntBE(atMs, 2, 6);
  bytes.writeUInt16BE(1, 14);
  bytes.writeUInt8(1, 16);
  bytes.writeUInt8(15, 17);
  bytes.writeUInt16BE(50_000, 18);
  bytes.writeUIntBE(2 ** 33 + atMs, 20, 6);
  bytes.writeUInt8(12, 28);
  bytes.writeUInt8(15, 29);
  return bytes.toString('base64url');
}
