import { type Bytes, utf8 } from './bytes.ts';

/** 32 bytes of HKDF-SHA256 (RFC 5869) without salt: `secret` is uniform already, `info` separates the uses. */
export async function hkdf(secret: Uint8Array, info: string): Promise<Bytes> {
  const key = await crypto.subtle.importKey('raw', new Uint8Array(secret), 'HKDF', false, ['deriveBits']);
  const salt = new Uint8Array(0);
  const algorithm = { name: 'HKDF', hash: 'SHA-256', salt, info: utf8(info) };
  return new Uint8Array(await crypto.subtle.deriveBits(algorithm, key, 256));
}
