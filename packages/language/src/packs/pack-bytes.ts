/**
 * The layout of a pack file: "KMTP", one byte version, one byte "is signed", 64 bytes Ed25519 signature, then
 * the signed part: 4 bytes seed, 4 bytes checksum, the body. Numbers are little-endian. The body is JSON in
 * UTF-8 under a keystream from the seed: an encoding that keeps a list of ugly words out of plain sight and
 * out of search results, not a secret.
 */
export const MAGIC = [0x4b, 0x4d, 0x54, 0x50] as const;
export const VERSION = 1;
export const SIGNED_AT = 5;
export const SIGNATURE_AT = 6;
export const SIGNATURE_LENGTH = 64;
export const SIGNED_PART_AT = SIGNATURE_AT + SIGNATURE_LENGTH;
export const BODY_AT = SIGNED_PART_AT + 8;

/** The FNV-1a sum of bytes: it finds a damaged file, the signature finds a changed one. */
export function checksum(bytes: Uint8Array): number {
  let sum = 0x811c9dc5;
  for (const byte of bytes) sum = Math.imul(sum ^ byte, 0x01000193);
  return sum >>> 0;
}

/** Encodes or decodes: a second pass with the same seed undoes the first. */
export function applyKeystream(bytes: Uint8Array, seed: number): Uint8Array {
  let state = seed >>> 0 || 1;
  return bytes.map((byte) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state = (state ^ (state << 5)) >>> 0;
    return byte ^ (state & 0xff);
  });
}

/** The part of a pack file that its signature covers. */
export const signedPart = (file: Uint8Array): Uint8Array => file.subarray(SIGNED_PART_AT);
