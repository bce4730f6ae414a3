import { type DecodedEntry, decodeEntry, type LedgerEntry } from './ledger-entry.ts';
import { type DecodedOpen, decodeOpenEntry, type OpenEntry } from './open-entry.ts';
import { type DecodedSealed, decodeSealedLeaf, type SealedLeaf } from './sealed-leaf.ts';

/** What one leaf of the log says: a sealed act, something public, or (in a log from before batches) an act by codes. */
export type LogLeaf = SealedLeaf | OpenEntry | LedgerEntry;

const begins = (bytes: Uint8Array, start: string): boolean =>
  Buffer.compare(bytes.subarray(0, start.length), Buffer.from(start, 'utf8')) === 0;

/** Reads a leaf's bytes, and only ones that this log could have written. */
export function decodeLeaf(bytes: Uint8Array): DecodedSealed | DecodedOpen | DecodedEntry {
  if (begins(bytes, '{"v":2,"sealed":')) return decodeSealedLeaf(bytes);
  return begins(bytes, '{"v":2,') ? decodeOpenEntry(bytes) : decodeEntry(bytes);
}
