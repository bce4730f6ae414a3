import { hash } from 'node:crypto';

/** A SHA-256 hash: 32 bytes. */
export type Hash = Uint8Array;

export const hashBytes = 32;

const sha256 = (bytes: Uint8Array): Hash => hash('sha256', bytes, 'buffer');

/** RFC 6962 §2.1: the 0x00 keeps a leaf from being read as an inner node. */
export function leafHash(entry: Uint8Array): Hash {
  const input = new Uint8Array(1 + entry.length);
  input.set(entry, 1);
  return sha256(input);
}

/** RFC 6962 §2.1: the hash of an inner node. */
export function nodeHash(left: Hash, right: Hash): Hash {
  const input = new Uint8Array(1 + 2 * hashBytes);
  input[0] = 1;
  input.set(left, 1);
  input.set(right, 1 + hashBytes);
  return sha256(input);
}

/**
 * The Merkle tree hash over hashes that stand side by side. Pairing level by level and carrying an odd one up
 * builds the tree of RFC 6962, also when the last hash stands for a smaller subtree than the others.
 */
export function merkleRoot(hashes: readonly Hash[]): Hash {
  let row = hashes;
  while (row.length > 1) {
    const above: Hash[] = [];
    for (let i = 0; i < row.length; i += 2) {
      const left = row[i];
      const right = row[i + 1];
      if (left) above.push(right ? nodeHash(left, right) : left);
    }
    row = above;
  }
  return row[0] ?? sha256(new Uint8Array());
}

/** The largest power of two below `count`: where RFC 6962 splits a tree of `count` leaves. */
export function splitPoint(count: number): number {
  let k = 1;
  while (k * 2 < count) k *= 2;
  return k;
}
