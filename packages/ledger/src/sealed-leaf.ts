import { createHash } from 'node:crypto';
import { fromUtf8, sameBytes } from './bytes.ts';

/** A leaf that says nothing to whoever lacks its opening: a hash over a nonce, a number and the bytes of an act. */
export type SealedLeaf = { v: 2; sealed: string };

export type DecodedSealed = { ok: true; entry: SealedLeaf } | { ok: false; why: string };

/**
 * What opens a sealed leaf. `number` counts the acts in the order of their commits, from 1 and without a gap; a leaf
 * that only fills a batch has number 0 and no entry.
 */
export type Opening = { nonce: Uint8Array; number: number; entry: Uint8Array | undefined };

/** Nobody guesses so many bytes; the same act written twice gives two leaves that share nothing. */
export const nonceBytes = 32;

const PADDING = Buffer.from('padding', 'utf8');
const LEAF = /^\{"v":2,"sealed":"[0-9a-f]{64}"\}$/;

/** SHA-256 of the nonce (32 bytes), the number (8 bytes, big-endian) and the entry's bytes. */
function commitmentOf({ nonce, number, entry }: Opening): string {
  if (nonce.length !== nonceBytes)
    throw new Error(`Seal an entry: its nonce has ${nonce.length} bytes, not 32`);
  const count = Buffer.alloc(8);
  count.writeBigUInt64BE(BigInt(number));
  return createHash('sha256')
    .update(nonce)
    .update(count)
    .update(entry ?? PADDING)
    .digest('hex');
}

/** The bytes of the leaf that this opens. */
export function encodeSealedLeaf(opening: Opening): Uint8Array {
  return Buffer.from(JSON.stringify({ v: 2, sealed: commitmentOf(opening) }), 'utf8');
}

/** Whether the leaf is the one that this opens. */
export function opensLeaf(opening: Opening, leaf: Uint8Array): boolean {
  return sameBytes(encodeSealedLeaf(opening), leaf);
}

/** Reads a sealed leaf, and only one in the set form. */
export function decodeSealedLeaf(bytes: Uint8Array): DecodedSealed {
  const text = fromUtf8(bytes);
  if (text === undefined || !LEAF.test(text))
    return { ok: false, why: 'it is not a sealed leaf in the one set form' };
  return { ok: true, entry: { v: 2, sealed: text.slice('{"v":2,"sealed":"'.length, -2) } };
}
