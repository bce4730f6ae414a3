import { pull, put } from './numbers.ts';
import type { Piece } from './table-record.ts';

/** The one case of a pair; later and graver findings raise its tier. */
export type CaseEntry = { caseId: string; tier: number; atMs: number };

const TIME_BYTES = 6;
const HEAD_BYTES = 1 + TIME_BYTES;
const MAX_ID = 200;
const buffer = new Uint8Array(HEAD_BYTES + 2 * MAX_ID);

/** A mark as bytes, true until the next call: tier, time (48 bits), then 16 bits a sign of the id. */
export function encodeCase({ caseId, tier, atMs }: CaseEntry): Uint8Array {
  if (caseId.length > MAX_ID)
    throw new Error(`Keep case: its id has ${caseId.length} signs, not ≤ ${MAX_ID}`);
  buffer[0] = tier;
  let at = put(buffer, 1, atMs, TIME_BYTES);
  for (let i = 0; i < caseId.length; i++) {
    const unit = caseId.charCodeAt(i);
    buffer[at++] = unit & 255;
    buffer[at++] = unit >>> 8;
  }
  return buffer.subarray(0, at);
}

/** Reads what `encodeCase` wrote. */
export function pullCase({ bytes, from, to }: Piece): CaseEntry {
  if (to - from < HEAD_BYTES || (to - from - HEAD_BYTES) % 2 !== 0)
    throw new Error(`Read case mark: ${to - from} bytes`);
  let caseId = '';
  for (let at = from + HEAD_BYTES; at < to; at += 2)
    caseId += String.fromCharCode((bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8));
  return { caseId, tier: bytes[from] ?? 0, atMs: pull(bytes, from + 1, TIME_BYTES) };
}
