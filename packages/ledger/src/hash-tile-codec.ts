import { type Hash, hashBytes } from './merkle-root.ts';

/** A tile's bytes: its hashes one after the other. */
export function encodeHashes(hashes: readonly Hash[]): Uint8Array {
  return Buffer.concat(hashes);
}

/** The hashes of a tile; undefined unless there are exactly `width`. */
export function decodeHashes(bytes: Uint8Array, width: number): Hash[] | undefined {
  if (bytes.length !== width * hashBytes) return undefined;
  return Array.from({ length: width }, (_, i) => bytes.subarray(i * hashBytes, (i + 1) * hashBytes));
}
