import { createHash, createPublicKey, verify } from 'node:crypto';
import {
  MAX_MODEL_BYTES,
  MAX_PACK_BYTES,
  MAX_PACK_TERMS,
  type TextModelInput,
} from '@khong-mot-minh/contracts';
import { loadClassifier, readPack, type TermPack } from '@khong-mot-minh/language';
import { fieldInvalid, Refusal } from '../../platform/refusal.ts';

/** An Ed25519 public key in PEM, as it will be kept. */
export function checkedKey(publicKey: string): Buffer {
  // A private key has a public half too, and must not travel.
  if (publicKey.includes('PRIVATE KEY')) throw fieldInvalid('/publicKey', 'private-key');
  try {
    const key = createPublicKey(publicKey);
    if (key.asymmetricKeyType === 'ed25519') return Buffer.from(key.export({ type: 'spki', format: 'pem' }));
  } catch {
    throw fieldInvalid('/publicKey', 'not-a-public-key');
  }
  throw fieldInvalid('/publicKey', 'not-ed25519');
}

/** SHA-256 of a public key in DER, by which two people can tell over the telephone that they mean the same. */
export function fingerprintOf(publicKey: Uint8Array): string {
  const der = createPublicKey(Buffer.from(publicKey)).export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('hex');
}

/** A pack that its platform signed; anything else is refused by name, before what stands is touched. */
export function checkedPack(base64: string, signingKey: Uint8Array): { bytes: Buffer; pack: TermPack } {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length > MAX_PACK_BYTES)
    throw new Refusal('too-large', `A pack has at most ${MAX_PACK_BYTES} bytes`);
  const key = createPublicKey(Buffer.from(signingKey));
  const { pack, problem } = readPack(bytes, (part, signature) => verify(null, part, key, signature));
  if (pack === undefined) throw fieldInvalid('/pack', problem);
  if (pack.terms.length > MAX_PACK_TERMS) throw fieldInvalid('/pack', 'too-many-terms');
  if (pack.terms.some(({ text }) => text.length > 200)) throw fieldInvalid('/pack', 'term-too-long');
  return { bytes, pack };
}

/** The bytes of a model that loads, and its labels. */
export function readModel(base64: string): { bytes: Buffer; labels: readonly string[] } {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length > MAX_MODEL_BYTES)
    throw new Refusal('too-large', `A model has at most ${MAX_MODEL_BYTES} bytes`);
  try {
    return { bytes, labels: loadClassifier(bytes).labels };
  } catch {
    throw fieldInvalid('/model', 'not-a-model');
  }
}

/** A model that loads, with a meaning for each of its labels and for no other. */
export function checkedModel({ model, labels }: TextModelInput): Buffer {
  const { bytes, labels: known } = readModel(model);
  const given = Object.keys(labels);
  const missing = known.find((label) => !given.includes(label));
  if (missing !== undefined) throw fieldInvalid('/labels', 'label-without-meaning');
  const strange = given.find((label) => !known.includes(label));
  if (strange !== undefined) throw fieldInvalid(`/labels/${strange}`, 'no-such-label');
  return bytes;
}
