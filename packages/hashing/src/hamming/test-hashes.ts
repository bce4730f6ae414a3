import { hammingDistance } from '../hamming-distance.ts';
import { bytesToHex, hashBytes, hexToBytes } from '../hash-hex.ts';
import type { Match } from './hamming-index.ts';

/** Whole numbers from 0 to 2^32 − 1, the same for the same seed (xoshiro128**). */
export function randomNumbers(seed: number): () => number {
  let [a, b, c, d] = [seed | 1, 0x9e37_79b9, 0x243f_6a88, 0xb7e1_5162];
  return () => {
    const scrambled = Math.imul(b, 5);
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = (d << 11) | (d >>> 21);
    return result;
  };
}

/** Random hashes. */
export function randomHashes(count: number, next: () => number): string[] {
  return Array.from({ length: count }, () =>
    bytesToHex(Uint8Array.from({ length: hashBytes }, () => next() & 255)),
  );
}

/** A hash with these bits (0 to 255, in the order of a PDQ's coefficients) turned over. */
export function flipBits(hash: string, bits: Iterable<number>): string {
  const bytes = hexToBytes(hash);
  for (const bit of bits) {
    const at = hashBytes - 1 - (bit >> 3);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << (bit & 7));
  }
  return bytesToHex(bytes);
}

/** A hash at exactly this distance. */
export function nearHash(hash: string, distance: number, next: () => number): string {
  const bits = new Set<number>();
  while (bits.size < distance) bits.add(next() & 255);
  return flipBits(hash, bits);
}

/** What an index must answer: all hashes compared one by one. */
export const linearScan = (
  hashes: Iterable<readonly [number, string]>,
  query: string,
  radius: number,
): Match[] =>
  Array.from(hashes, ([index, hash]) => ({ index, distance: hammingDistance(hash, query) }))
    .filter(({ distance }) => distance <= radius)
    .sort((a, b) => a.distance - b.distance || a.index - b.index);
