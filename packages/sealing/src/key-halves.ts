import { fromBase64Url, toBase64Url } from './base64url.ts';
import type { Bytes } from './bytes.ts';
import { contextOf } from './context.ts';
import { hkdf } from './hkdf.ts';
import { type Opener, type Recipient, unwrap, wrap } from './hpke.ts';
import { keyIdOf, publicKeyOf, requireKeyId } from './key-pair.ts';
import { SealError } from './seal-error.ts';
import type { Envelope } from './sealed.ts';

const KIND = 'team-half';
const SCALAR = 32;
export type Half = 1 | 2;

/**
 * One half of a team's private key for a member who lost theirs. Half 1 is a pad that the key itself gives (HKDF with
 * the member's new key id), half 2 the scalar under that pad: whoever holds the key can make either, both are needed
 * to read it, and one alone says nothing. Context: `kmm/1/team-half/<key id of the team>-<half>`.
 */
export async function sealHalf(input: { privateKey: string; half: Half; to: Recipient }): Promise<Envelope> {
  const { privateKey, half, to } = input;
  const scalar = fromBase64Url(privateKey).subarray(0, SCALAR);
  const pad = await hkdf(scalar, `kmm/1/team-half/${to.keyId}`);
  const teamKeyId = await keyIdOf(publicKeyOf(privateKey));
  return wrap(half === 1 ? pad : xor(scalar, pad), contextOf(KIND, `${teamKeyId}-${half}`), to);
}

/** The team's private key out of both halves, checked to be the one that `teamKeyId` names. */
export async function joinHalves(
  input: Opener & { teamKeyId: string; teamPublicKey: string; halves: Record<Half, Envelope> },
): Promise<string> {
  const { teamKeyId, teamPublicKey, halves, keyId, privateKey } = input;
  const open = (half: Half): Promise<Bytes> =>
    unwrap(halves[half], contextOf(KIND, `${teamKeyId}-${half}`), { keyId, privateKey });
  return privateKeyOf(xor(await open(1), await open(2)), teamPublicKey, teamKeyId);
}

/** A scalar and its point as one private key; refused where they do not belong together. */
export async function privateKeyOf(scalar: Uint8Array, publicKey: string, keyId: string): Promise<string> {
  const point = fromBase64Url(publicKey);
  const both = new Uint8Array(scalar.length + point.length);
  both.set(scalar);
  both.set(point, scalar.length);
  const privateKey = toBase64Url(both);
  await requireKeyId(privateKey, keyId);
  // Not every WebCrypto checks that the point is the scalar's own: what was wrapped for the point must open.
  const info = contextOf('key-check', keyId);
  const probe = new Uint8Array([1]);
  try {
    await unwrap(await wrap(probe, info, { keyId, publicKey }), info, { keyId, privateKey });
  } catch (cause) {
    throw new SealError('wrong-key', `These parts do not make the key "${keyId}"`, cause);
  }
  return privateKey;
}

function xor(one: Uint8Array, two: Uint8Array): Bytes {
  if (one.length !== SCALAR || two.length !== SCALAR)
    throw new SealError('malformed', `Join halves: "${one.length}" and "${two.length}" bytes, not ${SCALAR}`);
  return new Uint8Array(one.map((byte, n) => byte ^ (two[n] ?? 0)));
}
