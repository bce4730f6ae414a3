import { appendEntries, emptyLog } from './append-entries.ts';
import { signCheckpoint } from './checkpoint.ts';
import { rootOfIds } from './keyed-hash.ts';
import { ledgerActs } from './ledger-act.ts';
import { encodeEntry, type LedgerEntry } from './ledger-entry.ts';
import type { LogReader } from './log-reader.ts';
import { importSigner, type Signer } from './note-key.ts';

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
