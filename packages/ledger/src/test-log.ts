import { appendEntries, emptyLog } from './append-entries.ts';
import { signCheckpoint } from './checkpoint.ts';
import { rootOfIds } from './keyed-hash.ts';
import { ledgerActs } from './ledger-act.ts';
import { encodeEntry, type LedgerEntry } from './ledger-entry.ts';
import type { LogReader } from './log-reader.ts';
import { timeOf } from './log-time.ts';
import { importSigner, type Signer } from './note-key.ts';
import { encodeOpenEntry } from './open-entry.ts';
import { encodeSealedLeaf, type Opening } from './sealed-leaf.ts';

/** For tests: the files of an export in memory, and a reader over them. */
export type Files = Map<string, Uint8Array>;

// A published test key of no log (the Go note package's example).
export const signer: Signer = importSigner(
  'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz',
);

export function readerOf(files: Files): LogReader {
  return { read: async (path) => files.get(path), list: async () => [...files.keys()] };
}

export function sampleEntry(i: number): LedgerEntry {
  const two = (n: number) => String(n % 60).padStart(2, '0');
  return {
    v: 1,
    at: `2026-11-24T09:${two(Math.floor(i / 60))}:${two(i)}Z`,
    act: ledgerActs[i % ledgerActs.length] ?? 'key.used',
    actor: 'role:counsellor',
    org: 'org-1',
    count: 1,
    root: rootOfIds([`id-${i}`], 'test key'),
  };
}

export function sampleEntries(count: number): Uint8Array[] {
  return Array.from({ length: count }, (_, i) => encodeEntry(sampleEntry(i)));
}

export function exportOf(entries: readonly Uint8Array[], by: Signer = signer): Files {
  const { tiles, size, root } = appendEntries(emptyLog, entries);
  const files: Files = new Map(tiles.map(({ path, bytes }) => [path, bytes]));
  files.set('checkpoint', Buffer.from(signCheckpoint(by, { size, root })));
  return files;
}

export const EVERY = 3600;
/** A moment at which a day of batches begins. */
export const DAY_BEGIN = Math.floor(1_795_000_000 / (24 * EVERY)) * 24 * EVERY;

/** `before`: sealed before places were hidden. `told`: the time that its parties read, where it is not the hour. */
export type SampleAct = { number: number; at: number; actor?: string; before?: boolean; told?: number };
type SampleBatch = {
  acts?: readonly SampleAct[];
  size?: number;
  at?: number;
  batch?: number;
  every?: number;
};

/** A log of batches and what opens it; acts stand first, so that the fault of a test is where it says. */
export function batchedLog(batches: readonly SampleBatch[]): {
  leaves: Uint8Array[];
  openings: Map<number, Opening>;
} {
  const leaves: Uint8Array[] = [];
  const openings = new Map<number, Opening>();
  for (const [i, { acts = [], size = 4, at = DAY_BEGIN + i * EVERY, ...mark }] of batches.entries()) {
    for (let j = 0; j < size; j++) {
      const opening = sampleOpening(Buffer.alloc(32, leaves.length), acts[j]);
      openings.set(leaves.length, opening);
      leaves.push(encodeSealedLeaf(opening));
    }
    const { batch = i + 1, every = EVERY } = mark;
    leaves.push(encodeOpenEntry({ v: 2, act: 'batch.published', at: timeOf(at), batch, every, size }));
  }
  return { leaves, openings };
}

function sampleOpening(nonce: Uint8Array, act: SampleAct | undefined): Opening {
  if (!act) return { nonce, number: 0, entry: undefined };
  const { number, at, actor = 'system', before, told } = act;
  const hour = Math.floor(at / 3600) * 3600;
  const entry = encodeEntry({ ...sampleEntry(1), actor, at: timeOf(told ?? (before ? at : hour)) });
  return before
    ? { nonce, number, entry }
    : { nonce, place: { salt: Buffer.alloc(32, 1), number, seconds: actor === 'public' ? hour : at }, entry };
}
