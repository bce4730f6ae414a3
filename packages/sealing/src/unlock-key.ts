import type { Argon2id } from './argon2id.ts';
import { fromBase64Url, toBase64Url } from './base64url.ts';
import { randomBytes, utf8 } from './bytes.ts';
import { SealError } from './seal-error.ts';

/**
 * A phrase is chosen by a person and has far fewer than a receipt's 80 bits, so the cost carries it: RFC 9106's
 * second recommendation (64 MiB, t = 3). In WebAssembly about half a second, once a session, and small enough
 * for an office computer or a phone; one lane because WebAssembly has one thread.
 */
const COST = { memoryKiB: 64 * 1024, iterations: 3, parallelism: 1, length: 32 };

/** A new salt for `deriveUnlockKey`, stored beside the locked key. */
export const newUnlockSalt = (): string => toBase64Url(randomBytes(16));

/**
 * The 32 bytes that lock a member's private key. The phrase never leaves the browser. It is normalised (NFKC,
 * trimmed, one space between words), because keyboards compose Vietnamese letters in different ways.
 */
export async function deriveUnlockKey(phrase: string, salt: string, argon2id: Argon2id): Promise<Uint8Array> {
  const normal = phrase.normalize('NFKC').trim().replace(/\s+/g, ' ');
  if (normal === '') throw new SealError('malformed', 'Derive unlock key: the phrase is empty');
  return argon2id(utf8(normal), fromBase64Url(salt), COST);
}
