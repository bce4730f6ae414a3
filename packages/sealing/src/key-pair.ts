import { fromBase64Url, toBase64Url } from './base64url.ts';
import { type Bytes, concat, sha256 } from './bytes.ts';
import { SealError } from './seal-error.ts';

const CURVE = { name: 'ECDH', namedCurve: 'P-256' };
const SCALAR = 32;
const POINT = 65;

/**
 * A P-256 key pair as base64url. `publicKey` is the uncompressed point (65 bytes). `privateKey` is the scalar
 * followed by that point (97 bytes): Safari cannot import a bare scalar, and Firefox cannot compute the point.
 */
export type KeyPair = { publicKey: string; privateKey: string };

/** A new key pair for a reporter, a member or a team. */
export async function generateKeyPair(): Promise<KeyPair> {
  const pair = await crypto.subtle.generateKey(CURVE, true, ['deriveBits']);
  const point = new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey));
  const { d = '' } = await crypto.subtle.exportKey('jwk', pair.privateKey);
  return { publicKey: toBase64Url(point), privateKey: toBase64Url(concat(fromBase64Url(d), point)) };
}

/** Short name of a public key: the first 16 base64url characters (96 bits) of its SHA-256. */
export const keyIdOf = async (publicKey: string): Promise<string> =>
  toBase64Url(await sha256(fromBase64Url(publicKey))).slice(0, 16);

/** The public key that a private key carries. */
export const publicKeyOf = (privateKey: string): string =>
  toBase64Url(privateBytes(privateKey).subarray(SCALAR));

/** Reads a public key as `generateKeyPair` wrote it; throws `malformed` on anything else. */
export async function importPublicKey(publicKey: string): Promise<CryptoKey> {
  try {
    return await crypto.subtle.importKey('raw', fromBase64Url(publicKey), CURVE, true, []);
  } catch (cause) {
    throw new SealError('malformed', 'Import public key: not a P-256 point', cause);
  }
}

/** Whether a value from outside is a public key that can be sealed to. */
export const isPublicKey = (publicKey: string): Promise<boolean> =>
  importPublicKey(publicKey).then(
    () => true,
    () => false,
  );

/** Reads a private key as `generateKeyPair` wrote it; throws `malformed` on anything else. */
export async function importPrivateKey(privateKey: string): Promise<CryptoKeyPair> {
  const bytes = privateBytes(privateKey);
  const part = (start: number, end: number): string => toBase64Url(bytes.subarray(start, end));
  const jwk = { kty: 'EC', crv: 'P-256', d: part(0, 32), x: part(33, 65), y: part(65, 97) };
  try {
    return {
      privateKey: await crypto.subtle.importKey('jwk', jwk, CURVE, false, ['deriveBits']),
      publicKey: await importPublicKey(publicKeyOf(privateKey)),
    };
  } catch (cause) {
    throw new SealError('malformed', 'Import private key: not a P-256 key', cause);
  }
}

/** Refuses a private key that is not the one `keyId` names. */
export async function requireKeyId(privateKey: string, keyId: string): Promise<void> {
  if ((await keyIdOf(publicKeyOf(privateKey))) !== keyId)
    throw new SealError('wrong-key', `The private key does not belong to key id "${keyId}"`);
}

function privateBytes(privateKey: string): Bytes {
  const bytes = fromBase64Url(privateKey);
  if (bytes.length === SCALAR + POINT) return bytes;
  throw new SealError('malformed', `Read private key: "${bytes.length}" bytes, not ${SCALAR + POINT}`);
}
