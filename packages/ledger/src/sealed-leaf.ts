import { createHash } from 'node:crypto';
import { type ActPlace, placeHash } from './act-place.ts';
import { fromUtf8, sameBytes } from './bytes.ts';

/** A leaf that says nothing to whoever lacks its opening: a hash over a nonce, a place and the bytes of an act. */
export type SealedLeaf = { v: 2; sealed: string };

export type DecodedSealed = { ok: true; entry: SealedLeaf } | { ok: false; why: string };

/** What opens an act to its parties: they see what was done, and of where it stands among all acts a hash. */
export type ActOpening = { nonce: Uint8Array; place: Uint8Array; entry: Uint8Array };

/** What opens an act to auditors, its place too. */
export type PlacedOpening = { nonce: Uint8Array; place: ActPlace; entry: Uint8Array };

/**
 * A leaf that only fills a batch has number 0 and no entry. Acts from before places were hidden have their number
 * here, so that whoever opens one of them learns it.
 */
export type NumberedOpening = { nonce: Uint8Array; number: number; entry: Uint8Array | undefined };

/** What an auditor has of every sealed leaf. */
export type Opening = PlacedOpening | NumberedOpening;

/** Nobody guesses so many bytes; the same act written twice gives two leaves that share nothing. */
export const nonceBytes = 32;

const PADDING = Buffer.from('padding', 'utf8');
const LEAF = /^\{"v":2,"sealed":"[0-9a-f]{64}"\}$/;
/** Where another opening has its number: no number is so large, so no leaf opens in two ways. */
const HAS_PLACE = Buffer.alloc(8, 0xff);

/**
 * SHA-256 of the nonce (32 bytes), eight bytes 255, the hash of the place (32 bytes) and the entry's bytes; of padding
 * and of acts from before, of the nonce, the number (8 bytes, big-endian) and the entry's bytes.
 */
function commitmentOf(opening: Opening | ActOpening): string {
  const { nonce, entry } = opening;
  if (nonce.length !== nonceBytes)
    throw new Error(`Seal an entry: its nonce has ${nonce.length} bytes, not 32`);
  const hash = createHash('sha256').update(nonce);
  if ('place' in opening) hash.update(HAS_PLACE).update(hashOf(opening.place));
  else hash.update(numberBytes(opening.number));
  return hash.update(entry ?? PADDING).digest('hex');
}

function hashOf(place: Uint8Array | ActPlace): Uint8Array {
  const hash = place instanceof Uint8Array ? place : placeHash(place);
  if (hash.length !== 32) throw new Error(`Seal an entry: its place has ${hash.length} bytes, not 32`);
  return hash;
}

function numberBytes(number: number): Uint8Array {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(number));
  return bytes;
}

/** The bytes of the leaf that this opens. */
export function encodeSealedLeaf(opening: Opening | ActOpening): Uint8Array {
  return Buffer.from(JSON.stringify({ v: 2, sealed: commitmentOf(opening) }), 'utf8');
}

/** Whether the leaf is the one that this opens. */
export function opensLeaf(opening: Opening | ActOpening, leaf: Uint8Array): boolean {
  return sameBytes(encodeSealedLeaf(opening), leaf);
}

/** Reads a sealed leaf, and only one in the set form. */
export function decodeSealedLeaf(bytes: Uint8Array): DecodedSealed {
  const text = fromUtf8(bytes);
  if (text === undefined || !LEAF.test(text))
    return { ok: false, why: 'it is not a sealed leaf in the one set form' };
  return { ok: true, entry: { v: 2, sealed: text.slice('{"v":2,"sealed":"'.length, -2) } };
}
