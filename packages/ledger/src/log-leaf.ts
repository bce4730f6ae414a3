import { type DecodedEntry, decodeEntry, type LedgerEntry } from './ledger-entry.ts';
import { type DecodedOpen, decodeOpenEntry, type OpenEntry } from './open-entry.ts';

/** What one leaf of the log says: an act by codes, or something public. */
export type LogLeaf = LedgerEntry | OpenEntry;

const second = Buffer.from('{"v":2,', 'utf8');

/** Reads a leaf's bytes, and only ones that this log could have written. */
export function decodeLeaf(bytes: Uint8Array): DecodedEntry | DecodedOpen {
  const isSecond = Buffer.compare(bytes.subarray(0, second.length), second) === 0;
  return isSecond ? decodeOpenEntry(bytes) : decodeEntry(bytes);
}
