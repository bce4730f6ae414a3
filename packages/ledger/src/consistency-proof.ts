import { sameBytes } from './bytes.ts';
import type { Checkpoint } from './checkpoint.ts';
import type { LogReader } from './log-reader.ts';
import { type Hash, hashBytes, merkleRoot, nodeHash, splitPoint } from './merkle-root.ts';
import { rangeHash } from './range-hash.ts';

type Head = Pick<Checkpoint, 'size' | 'root'>;

/** RFC 6962 §2.1.2: the hashes that show that the log of `older` entries is the beginning of that of `newer`. */
export async function consistencyProof(log: LogReader, older: number, newer: number): Promise<Hash[]> {
  if (!(older >= 0 && older <= newer))
    throw new Error(`Prove that ${newer} entries extend ${older}: not possible`);
  const proof: Hash[] = [];
  let from = 0;
  let to = newer;
  if (older === 0 || older === newer) return proof;
  while (older < to) {
    const middle = from + splitPoint(to - from);
    if (older <= middle) {
      proof.unshift(await rangeHash(log, newer, middle, to));
      to = middle;
    } else {
      proof.unshift(await rangeHash(log, newer, from, middle));
      from = middle;
    }
  }
  if (from > 0) proof.unshift(await rangeHash(log, newer, from, to));
  return proof;
}

type Roots = { older: Hash; newer: Hash };

/** `whole` is known when the old tree is this very subtree's beginning: then its root needs no hash in the proof. */
function climb(
  proof: readonly Hash[],
  older: number,
  newer: number,
  whole: Hash | undefined,
): Roots | undefined {
  const last = proof.at(-1);
  if (older === newer) {
    const top = whole ?? (proof.length === 1 ? last : undefined);
    return top && proof.length === (whole ? 0 : 1) ? { older: top, newer: top } : undefined;
  }
  if (!last) return undefined;
  const k = splitPoint(newer);
  const below = proof.slice(0, -1);
  if (older <= k) {
    const left = climb(below, older, k, whole);
    return left && { older: left.older, newer: nodeHash(left.newer, last) };
  }
  const right = climb(below, older - k, newer - k, undefined);
  return right && { older: nodeHash(last, right.older), newer: nodeHash(last, right.newer) };
}

/** Whether the proof shows that `newer` only adds to `older`. */
export function verifyConsistency(older: Head, newer: Head, proof: readonly Hash[]): boolean {
  if (!(Number.isSafeInteger(older.size) && Number.isSafeInteger(newer.size))) return false;
  if (older.size < 0 || older.size > newer.size || proof.some((hash) => hash.length !== hashBytes))
    return false;
  if (older.size === 0) return proof.length === 0 && sameBytes(older.root, merkleRoot([]));
  const roots = climb(proof, older.size, newer.size, older.root);
  return roots !== undefined && sameBytes(roots.older, older.root) && sameBytes(roots.newer, newer.root);
}

/** The signer's guard: throws unless the next tree extends the last one that was signed (none: any tree does). */
export function ensureExtends(last: Head | undefined, next: Head, proof: readonly Hash[]): void {
  if (last && !verifyConsistency(last, next, proof))
    throw new Error(`Sign a log of ${next.size} entries: it does not extend the signed one of ${last.size}`);
}
