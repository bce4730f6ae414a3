import { hashBytes, hexToBytes } from '../hash-hex.ts';
import { HashingError } from '../hashing-error.ts';
import { type Arena, bytesOf, ensureRows } from './arena.ts';

/** Hashes as their texts, or as their bytes one after another. */
export type Hashes = readonly string[] | Uint8Array;

/** How many hashes these are. */
export function countOf(hashes: Hashes): number {
  if (!(hashes instanceof Uint8Array)) return hashes.length;
  if (hashes.length % hashBytes === 0) return hashes.length / hashBytes;
  throw new HashingError('bad-hash', `Read hashes from ${hashes.length} bytes: each has ${hashBytes}`);
}

/** Writes hashes as rows from `first`, in the index's bit order. */
export function writeRows(arena: Arena, hashes: Hashes, first: number): void {
  const { plan, kernels } = arena;
  const count = countOf(hashes);
  ensureRows(arena, first + count);
  // `found` is free outside a search and serves as the place for rows in their own bit order.
  const atOnce = Math.floor((plan.foundRows * 4) / hashBytes);
  for (let start = 0; start < count; start += atOnce) {
    const end = Math.min(count, start + atOnce);
    const bytes = bytesOf(arena);
    if (hashes instanceof Uint8Array)
      bytes.set(hashes.subarray(start * hashBytes, end * hashBytes), plan.found);
    else {
      for (const [at, hash] of hashes.slice(start, end).entries()) {
        bytes.set(hexToBytes(hash), plan.found + at * hashBytes);
      }
    }
    kernels.reorder(plan.found, end - start, plan.orderTable, plan.rows + (first + start) * hashBytes);
  }
}

/** Sorts the planned rows into every band, by counting. */
export function fillBands({ plan, kernels }: Arena): void {
  const { rows, rowCount } = plan;
  for (const { starts, ids, keys, at, shift, mask } of plan.bands) {
    kernels.count(rows, rowCount, at, shift, mask, starts);
    // One key more than there are: its start is the end of the last.
    kernels.accumulate(starts, keys + 1);
    kernels.fill(rows, rowCount, at, shift, mask, starts, ids);
  }
}
