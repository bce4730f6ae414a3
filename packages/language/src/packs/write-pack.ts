import {
  applyKeystream,
  BODY_AT,
  checksum,
  MAGIC,
  SIGNATURE_AT,
  SIGNATURE_LENGTH,
  SIGNED_AT,
  SIGNED_PART_AT,
  VERSION,
} from './pack-bytes.ts';
import type { TermPack } from './term-pack.ts';

/** Encodes a pack, not yet signed; any number will do as seed. */
export function writePack({ name, version, source, licence, terms }: TermPack, seed: number): Uint8Array {
  const rows = terms.map(({ id, text, lang, tier, category }) => [id, text, lang, tier, category]);
  const body = new TextEncoder().encode(JSON.stringify({ name, version, source, licence, terms: rows }));
  const file = new Uint8Array(BODY_AT + body.length);
  file.set(MAGIC);
  file[MAGIC.length] = VERSION;
  const numbers = new DataView(file.buffer);
  numbers.setUint32(SIGNED_PART_AT, seed, true);
  numbers.setUint32(SIGNED_PART_AT + 4, checksum(body), true);
  file.set(applyKeystream(body, seed), BODY_AT);
  return file;
}

/** Puts an Ed25519 signature of `signedPart(file)` into a pack. */
export function withSignature(file: Uint8Array, signature: Uint8Array): Uint8Array {
  if (signature.length !== SIGNATURE_LENGTH)
    throw new Error(`Sign a pack: a signature of ${signature.length} bytes, ${SIGNATURE_LENGTH} are needed`);
  const signed = file.slice();
  signed[SIGNED_AT] = 1;
  signed.set(signature, SIGNATURE_AT);
  return signed;
}
