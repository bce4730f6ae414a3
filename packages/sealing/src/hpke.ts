import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core';
import { fromBase64Url, toBase64Url } from './base64url.ts';
import type { Bytes } from './bytes.ts';
import { importPrivateKey, importPublicKey, requireKeyId } from './key-pair.ts';
import { SealError } from './seal-error.ts';
import type { Envelope } from './sealed.ts';

/** Somebody to seal for: a public key and its `keyIdOf`. */
export type Recipient = { keyId: string; publicKey: string };

/** Somebody who opens: a private key and the `keyIdOf` its public half. */
export type Opener = { keyId: string; privateKey: string };

/** RFC 9180 base mode; not shared, because the library's suites carry state. */
const suite = (): CipherSuite =>
  new CipherSuite({ kem: new DhkemP256HkdfSha256(), kdf: new HkdfSha256(), aead: new Aes256Gcm() });

/** One single-shot HPKE message to one recipient. */
export async function wrap(secret: Bytes, info: Bytes, { keyId, publicKey }: Recipient): Promise<Envelope> {
  const recipientPublicKey = await importPublicKey(publicKey);
  const { enc, ct } = await suite().seal({ recipientPublicKey, info }, secret);
  return { keyId, enc: toBase64Url(new Uint8Array(enc)), wrapped: toBase64Url(new Uint8Array(ct)) };
}

/** The inverse of `wrap`. */
export async function unwrap(envelope: Envelope, info: Bytes, opener: Opener): Promise<Bytes> {
  await requireKeyId(opener.privateKey, opener.keyId);
  const recipientKey = await importPrivateKey(opener.privateKey);
  const enc = fromBase64Url(envelope.enc);
  const wrapped = fromBase64Url(envelope.wrapped);
  try {
    return new Uint8Array(await suite().open({ recipientKey, enc, info }, wrapped));
  } catch (cause) {
    throw new SealError('wrong-envelope', 'Open envelope: made for another kind or id, or altered', cause);
  }
}
