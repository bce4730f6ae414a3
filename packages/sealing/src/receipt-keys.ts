import type { Argon2id } from './argon2id.ts';
import { toBase64Url } from './base64url.ts';
import { type Bytes, sha256, utf8 } from './bytes.ts';
import { hkdf } from './hkdf.ts';
import type { Receipt } from './receipt.ts';

/**
 * The secret has 80 bits of its own, so this cost only has to slow down, not to carry, a guess. It is also
 * what the server pays for each receipt typed on a page without JavaScript.
 */
const COST = { memoryKiB: 19 * 1024, iterations: 2, parallelism: 1, length: 32 };

/**
 * What a receipt turns into: `verifier` (base64url) proves to the server that one holds the receipt;
 * `unwrapKey` unlocks the reporter's private key and is never stored or sent.
 */
export type ReceiptKeys = { verifier: string; unwrapKey: Bytes };

/**
 * Derives both keys of a receipt (CONTRACT §4): `k = Argon2id(secret, SHA-256("kmm1" ‖ locator), 19 MiB, t = 2,
 * p = 1, 32 bytes)` over the ASCII characters of secret and locator, then HKDF-SHA256 with
 * `kmm/1/receipt/verifier` and `kmm/1/receipt/unwrap`.
 */
export async function deriveReceiptKeys(
  { locator, secret }: Pick<Receipt, 'locator' | 'secret'>,
  argon2id: Argon2id,
): Promise<ReceiptKeys> {
  const salt = await sha256(utf8(`kmm1${locator}`));
  const k = await argon2id(utf8(secret), salt, COST);
  return {
    verifier: toBase64Url(await hkdf(k, 'kmm/1/receipt/verifier')),
    unwrapKey: await hkdf(k, 'kmm/1/receipt/unwrap'),
  };
}
