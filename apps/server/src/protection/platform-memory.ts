import { hash } from 'node:crypto';
import type { Decision } from '@kmm/contracts';
import {
  applyWrites,
  citedSeqs,
  type NearlyFired,
  type ProtectionState,
  type Undecided,
  type Write,
} from '@kmm/protection';
import { type Database, type JournalRow, journalAfter } from '@kmm/store';
import type { Pseudonyms } from '../policies/recording/pseudonymous.ts';
import type { RememberedAccount } from './accounts/account-facts.ts';
import { loadState } from './load-state.ts';

/** What the journal keeps of an event that was more than a plain allow. */
export type Judgement = {
  decision: Decision;
  would?: Decision;
  explanation: Undecided;
  nearly?: NearlyFired[];
};

/** All that the process remembers of one platform; start = checkpoint + journal. */
export type PlatformMemory = {
  state: ProtectionState;
  /** Id hash → batch and index, for answering a repeated id the same. */
  seen: Map<string, { batch: number; index: number }>;
  /** Ids of events that a citation may name. */
  ids: Map<number, string>;
  accounts: Map<string, RememberedAccount>;
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

const PAGE = 200;

/** 96 bits as base64url: two of a platform's ids meet once in 10¹⁴ events. */
export const idHash = (id: string): string => hash('sha256', id, 'base64url').slice(0, 16);

/** What a start reads: the checkpoint, then the journal in pages. */
export async function loadMemory(db: Database, org: string): Promise<PlatformMemory> {
  const { state, batch, misses } = await loadState(db, org);
  const memory: PlatformMemory = {
    state,
    seen: new Map(),
    ids: new Map(),
    accounts: new Map(),
    batch,
    nextSeq: 1,
    checkpointBatch: batch,
    checkpointSeq: 1,
  };
  let after = 0;
  for (;;) {
    const rows = await db.tx({ kind: 'system', org }, ({ sql }) =>
      journalAfter(sql, org, after, PAGE, memory.checkpointBatch),
    );
    for (const row of rows) {
      // `as`: these writes were made by `decide` and stored as they were.
      applyWrites(
        state,
        (row.writes as Write[]).filter((write) => misses(row.batch, write)),
      );
      remember(memory, row);
      if (row.batch <= memory.checkpointBatch) memory.checkpointSeq = memory.nextSeq;
    }
    after = rows.at(-1)?.batch ?? after;
    if (rows.length < PAGE) return memory;
  }
}

/** Takes a committed batch into memory, whose state has its writes already. */
export function remember(memory: PlatformMemory, row: JournalRow): void {
  row.events.forEach(([idHashed, id], index) => {
    memory.seen.set(idHashed, { batch: row.batch, index });
    if (id !== null) memory.ids.set(row.firstSeq + index, id);
  });
  memory.batch = Math.max(memory.batch, row.batch);
  memory.nextSeq = Math.max(memory.nextSeq, row.firstSeq + row.events.length);
}

/** Names of the events that `reads` may cite. */
export function eventIdsFor(
  memory: PlatformMemory,
  reads: Parameters<typeof citedSeqs>[0],
): Record<number, string> {
  const named: Record<number, string> = {};
  for (const seq of citedSeqs(reads)) {
    const id = memory.ids.get(seq);
    if (id !== undefined) named[seq] = id;
  }
  return named;
}
