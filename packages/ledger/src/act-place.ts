import { createHash } from 'node:crypto';

/**
 * Where an act stands among all: its number counts the acts in the order of their commits, from 1 and without a gap,
 * and its time is to the second, since 1970. Only auditors may know it: two numbers tell how much was done between.
 */
export type ActPlace = { salt: Uint8Array; number: number; seconds: number };

/** Nobody guesses so many bytes, so that a place stays hidden behind its hash. */
export const saltBytes = 32;

/** SHA-256 of the salt (32 bytes), the number and the seconds (8 bytes each, big-endian). */
export function placeHash({ salt, number, seconds }: ActPlace): Uint8Array {
  if (salt.length !== saltBytes)
    throw new Error(`Hide a place: its salt has ${salt.length} bytes, not ${saltBytes}`);
  const counts = Buffer.alloc(16);
  counts.writeBigUInt64BE(BigInt(number), 0);
  counts.writeBigUInt64BE(BigInt(seconds), 8);
  return createHash('sha256').update(salt).update(counts).digest();
}
