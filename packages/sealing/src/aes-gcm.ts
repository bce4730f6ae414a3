import { type Bytes, concat, randomBytes } from './bytes.ts';

const IV = 12;
const importKey = (key: Uint8Array, usage: 'encrypt' | 'decrypt'): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', new Uint8Array(key), 'AES-GCM', false, [usage]);

/** AES-256-GCM: IV ‖ ciphertext ‖ tag. */
export async function encrypt(key: Uint8Array, plaintext: Bytes, additionalData: Bytes): Promise<Bytes> {
  const iv = randomBytes(IV);
  const algorithm = { name: 'AES-GCM', iv, additionalData };
  const sealed = await crypto.subtle.encrypt(algorithm, await importKey(key, 'encrypt'), plaintext);
  return concat(iv, new Uint8Array(sealed));
}

/** The inverse of `encrypt`; rejects when key, data or additional data differ. */
export async function decrypt(key: Uint8Array, sealed: Bytes, additionalData: Bytes): Promise<Bytes> {
  const algorithm = { name: 'AES-GCM', iv: sealed.subarray(0, IV), additionalData };
  const imported = await importKey(key, 'decrypt');
  return new Uint8Array(await crypto.subtle.decrypt(algorithm, imported, sealed.subarray(IV)));
}
