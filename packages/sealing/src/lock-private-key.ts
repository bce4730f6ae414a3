import { decrypt, encrypt } from './aes-gcm.ts';
import { fromBase64Url, toBase64Url } from './base64url.ts';
import { utf8 } from './bytes.ts';
import { SealError } from './seal-error.ts';

const CONTEXT = 'kmm/1/locked-key';

/**
 * Locks a private key under 32 bytes (a receipt's unwrap key, a member's unlock key), so that it can be
 * stored beside its public key. One base64url string.
 */
export const lockPrivateKey = async (privateKey: string, key32: Uint8Array): Promise<string> =>
  toBase64Url(await encrypt(key32, fromBase64Url(privateKey), utf8(CONTEXT)));

/** The inverse of `lockPrivateKey`; `wrong-key` also covers a lock that was altered. */
export async function unlockPrivateKey(locked: string, key32: Uint8Array): Promise<string> {
  const sealed = fromBase64Url(locked);
  try {
    return toBase64Url(await decrypt(key32, sealed, utf8(CONTEXT)));
  } catch (cause) {
    throw new SealError('wrong-key', 'Unlock private key: another key, or the lock was altered', cause);
  }
}
