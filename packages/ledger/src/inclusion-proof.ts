import { sameBytes } from './bytes.ts';
import type { LogReader } from './log-reader.ts';
import { type Hash, hashBytes, nodeHash, splitPoint } from './merkle-root.ts';
import { rangeHash } from './range-hash.ts';

/** RFC 6962 §2.1.1: the hashes that lead from entry `index` to the root of a log of `size` entries. */
export async function inclusionProof(log: LogReader, index: number, size: number): Promise<Hash[]> {
  if (!(index >= 0 && index < size)) throw new Error(`Prove entry ${index}: the log has ${size} entries`);
  const proof: Hash[] = [];
  let from = 0;
  let to = size;
  while (to - from > 1) {
    const middle = from + splitPoint(to - from);
    if (index < middle) {
      proof.unshift(await rangeHash(log, size, middle, to));
      to = middle;
    } else {
      proof.unshift(await rangeHash(log, size, from, middle));
      from = middle;
    }
  }
  return proof;
}

function climb(proof: readonly Hash[], index: number, size: number, leaf: Hash): Hash | undefined {
  const sibling = proof.at(-1);
  if (size === 1 || !sibling) return size === 1 && !sibling ? leaf : undefined;
  const k = splitPoint(size);
  const below = proof.slice(0, -1);
  const child = index < k ? climb(below, index, k, leaf) : climb(below, index - k, size - k, leaf);
  if (!child) return undefined;
  return index < k ? nodeHash(child, sibling) : nodeHash(sibling, child);
}

/** Whether the proof leads from this leaf, at this index, to this root. */
export function verifyInclusion(
  index: number,
  size: number,
  leaf: Hash,
  proof: readonly Hash[],
  root: Hash,
): boolean {
  if (!(Number.isSafeInteger(index) && Number.isSafeInteger(size) && index >= 0 && index < size))
    return false;
  if (proof.some((hash) => hash.length !== hashBytes)) return false;
  const reached = climb(proof, index, size, leaf);
  return reached !== undefined && sameBytes(reached, root);
}
