import { hash } from 'node:crypto';
import { type Decision, type PlatformEvent, targetOf } from '@khong-mot-minh/contracts';
import {
  type Database,
  findEventIds,
  indexEvents,
  type JournalRow,
  journalAfter,
  type Sql,
} from '@khong-mot-minh/database';
import {
  applyWrites,
  citedInPair,
  citedSeqs,
  createIdLog,
  createIdMemory,
  type IdLog,
  type IdMemory,
  idKey,
  type NearlyFired,
  type ProtectionState,
  pairKey,
  readIdPage,
  type Undecided,
  type Write,
} from '@khong-mot-minh/protection';
import { createRecentMap, type RecentMap } from '../platform/recent-map.ts';
import type { Pseudonyms } from '../policies/index.ts';
import { aliasState, aliasWrites } from './aliases/alias-state.ts';
import type { RememberedAccount } from './facts/account-facts.ts';
import { loadState } from './load-state.ts';
import { readEventIdPages } from './queries/event-id-pages.ts';

/** What the journal keeps of an event that was more than a plain allow. */
export type Judgement = {
  decision: Decision;
  would?: Decision;
  explanation: Undecided;
  nearly?: NearlyFired[];
};

/** All that the process remembers of one platform; start = checkpoint + journal. Each part has an end. */
export type PlatformMemory = {
  state: ProtectionState;
  /** Ids of the last seven days, for answering a repeated one the same. */
  seen: IdMemory;
  /** What of `seen` no checkpoint holds yet. */
  newIds: IdLog;
  /** Ids of events that a citation named lately, null where nobody knows it any more; the database has the others. */
  cited: RecentMap<number, string | null>;
  /** Accounts that took part lately; the database has the others. */
  accounts: RecentMap<string, RememberedAccount>;
  /** Aliases of accounts that took part lately, by the platform's id. */
  aliases: RecentMap<string, string>;
  /** The policy by which `accounts` were read, and whose text is kept. */
  policyDigest?: string;
  /** Names under which inputs are recorded. */
  pseudonyms?: Pseudonyms;
  batch: number;
  nextSeq: number;
  checkpointBatch: number;
  /** The first sequence number that the checkpoint does not hold. */
  checkpointSeq: number;
};

/** An id that comes again within these days gets its answer again. */
export const REMEMBERED_MS = 7 * 86_400_000;
/** More than the accounts and the citations of one batch, so that none of them goes while it is judged. */
const MOST_RECENT = 50_000;
const ROWS_A_READ = 50;
const PAGES_A_READ = 8;

/** 96 bits as base64url: two of a platform's ids meet once in 10¹⁴ events. */
export const idHash = (id: string): string => hash('sha256', id, 'base64url').slice(0, 16);

/** A memory with this state that has seen nothing. */
export const memoryWith = (state: ProtectionState, batch: number, nextSeq: number): PlatformMemory => ({
  state,
  seen: createIdMemory(),
  newIds: createIdLog(),
  cited: createRecentMap(MOST_RECENT),
  accounts: createRecentMap(MOST_RECENT),
  aliases: createRecentMap(MOST_RECENT),
  batch,
  nextSeq,
  checkpointBatch: batch,
  checkpointSeq: nextSeq,
});

/** What a start reads: the checkpoint with the ids of the last days, then the journal behind it, all in pages. */
export async function loadMemory(
  db: Database,
  org: string,
  now: Date,
  name: Pseudonyms,
): Promise<PlatformMemory> {
  const loaded = await loadState(db, org);
  const { batch, nextSeq, misses } = loaded;
  const state = loaded.aliased ? loaded.state : await aliasState(db, org, loaded.state, name);
  // Without a checkpoint of today's form there are neither pages of ids nor an index of events: the journal has both.
  const isIndexed = nextSeq !== undefined;
  const memory: PlatformMemory = { ...memoryWith(state, batch, nextSeq ?? 1), pseudonyms: name };
  if (isIndexed) await loadIds(db, org, memory, now);
  else memory.checkpointBatch = 0;
  let after = isIndexed ? batch : 0;
  for (;;) {
    const rows = await db.tx({ kind: 'system', org }, async ({ sql }) => {
      const page = await journalAfter(sql, org, after, ROWS_A_READ, batch);
      if (!isIndexed) for (const row of page) await indexEvents(sql, org, row);
      return page;
    });
    for (const row of rows) {
      // `as`: these writes were made by `decide` and stored as they were.
      const writes = (row.writes as Write[]).filter((write) => misses(row.batch, write));
      applyWrites(state, row.aliased ? writes : await aliasWrites(db, org, writes, name));
      remember(memory, row, now);
    }
    after = rows.at(-1)?.batch ?? after;
    if (rows.length < ROWS_A_READ) return memory;
  }
}

async function loadIds(db: Database, org: string, memory: PlatformMemory, now: Date): Promise<void> {
  const since = new Date(now.getTime() - REMEMBERED_MS);
  for (let after = 0; ; ) {
    const wanted = { after, upTo: memory.batch, since, limit: PAGES_A_READ };
    const pages = await db.tx({ kind: 'system', org }, ({ sql }) => readEventIdPages(sql, org, wanted));
    for (const { bytes } of pages) readIdPage(bytes, memory.seen.add);
    after = pages.at(-1)?.lastBatch ?? after;
    if (pages.length < PAGES_A_READ) return memory.seen.forget(since.getTime());
  }
}

/** Takes a committed batch into memory, whose state has its writes already. */
export function remember(memory: PlatformMemory, row: JournalRow, now: Date): void {
  const { batch, firstSeq, arrivedAt, events } = row;
  const since = now.getTime() - REMEMBERED_MS;
  memory.seen.forget(since);
  if (arrivedAt.getTime() >= since) {
    const keys = events.map(([hashed]) => idKey(hashed));
    for (const key of keys) memory.seen.add(key, batch, arrivedAt.getTime());
    memory.newIds.add(batch, arrivedAt.getTime(), keys);
  }
  for (const [index, [, id]] of events.entries()) if (id !== null) memory.cited.set(firstSeq + index, id);
  memory.batch = Math.max(memory.batch, batch);
  memory.nextSeq = Math.max(memory.nextSeq, firstSeq + events.length);
}

/** Reads the ids that the decisions about these events may cite, where memory has them no longer. */
export async function loadCited(
  sql: Sql,
  memory: PlatformMemory,
  org: string,
  events: readonly PlatformEvent[],
): Promise<void> {
  const missing = new Set<number>();
  for (const event of events) {
    const target = targetOf(event)?.target;
    if (target === undefined) continue;
    for (const key of [pairKey(event.actor, target), pairKey(target, event.actor)])
      for (const seq of citedInPair(memory.state, key))
        if (memory.cited.get(seq) === undefined) missing.add(seq);
  }
  if (missing.size === 0) return;
  const ids = await findEventIds(sql, org, [...missing]);
  for (const seq of missing) memory.cited.set(seq, ids.get(seq) ?? null);
}

/** Names of the events that `reads` may cite. */
export function eventIdsFor(
  memory: PlatformMemory,
  reads: Parameters<typeof citedSeqs>[0],
): Record<number, string> {
  const named: Record<number, string> = {};
  for (const seq of citedSeqs(reads)) {
    const id = memory.cited.get(seq);
    if (id) named[seq] = id;
  }
  return named;
}
