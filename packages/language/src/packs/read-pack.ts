import {
  applyKeystream,
  BODY_AT,
  checksum,
  MAGIC,
  SIGNATURE_AT,
  SIGNATURE_LENGTH,
  SIGNED_AT,
  SIGNED_PART_AT,
  signedPart,
  VERSION,
} from './pack-bytes.ts';
import { type PackProblem, type PackTerm, TERM_CATEGORIES, type TermPack } from './term-pack.ts';

/** Checks an Ed25519 signature; this package is pure, so whoever calls brings the cryptography and the key. */
export type VerifySignature = (signed: Uint8Array, signature: Uint8Array) => boolean;

function readTerm(row: unknown): PackTerm | undefined {
  if (!Array.isArray(row)) return undefined;
  const [id, text, lang, tier, name]: unknown[] = row;
  const category = TERM_CATEGORIES.find((known) => known === name);
  if (typeof id !== 'string' || typeof text !== 'string' || category === undefined) return undefined;
  if ((lang !== 'vi' && lang !== 'en') || (tier !== 'block' && tier !== 'score')) return undefined;
  return { id, text, lang, tier, category };
}

function parseBody(json: string): TermPack | undefined {
  const body: unknown = JSON.parse(json);
  if (typeof body !== 'object' || body === null) return undefined;
  const { name, version, source, licence, terms }: Record<string, unknown> = { ...body };
  if (typeof name !== 'string' || typeof version !== 'string' || !Array.isArray(terms)) return undefined;
  if (typeof source !== 'string' || typeof licence !== 'string') return undefined;
  const read = terms.map(readTerm).filter((term) => term !== undefined);
  return read.length === terms.length ? { name, version, source, licence, terms: read } : undefined;
}

/**
 * Reads a term pack. With `verify` only a pack with a good signature is read.
 * @example
 * const { pack } = readPack(bytes, verify);
 * if (pack) createTermMatcher(pack.terms);
 */
export function readPack(
  file: Uint8Array,
  verify?: VerifySignature,
): { pack: TermPack; problem?: undefined } | { pack?: undefined; problem: PackProblem } {
  const isPack = MAGIC.every((byte, i) => file[i] === byte) && file[MAGIC.length] === VERSION;
  if (!isPack || file.length <= BODY_AT) return { problem: 'not-a-pack' };
  if (verify !== undefined) {
    if (file[SIGNED_AT] !== 1) return { problem: 'not-signed' };
    const signature = file.subarray(SIGNATURE_AT, SIGNATURE_AT + SIGNATURE_LENGTH);
    if (!verify(signedPart(file), signature)) return { problem: 'wrong-signature' };
  }
  const numbers = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const body = applyKeystream(file.subarray(BODY_AT), numbers.getUint32(SIGNED_PART_AT, true));
  if (checksum(body) !== numbers.getUint32(SIGNED_PART_AT + 4, true)) return { problem: 'damaged' };
  const pack = parseBody(new TextDecoder().decode(body));
  return pack === undefined ? { problem: 'damaged' } : { pack };
}
