import { encrypt } from './aes-gcm.ts';
import { toBase64Url } from './base64url.ts';
import { randomBytes } from './bytes.ts';
import { contextOf } from './context.ts';
import { type Recipient, wrap } from './hpke.ts';
import { pad } from './padding.ts';
import { SealError } from './seal-error.ts';
import type { Sealed } from './sealed.ts';

/** What to seal: `kind` and `id` name the content and are bound into the seal. */
export type SealInput = { kind: string; id: string; text: string; to: readonly Recipient[] };

/**
 * Seals text for every recipient: one random key encrypts the padded text, HPKE wraps that key for each.
 * Lone surrogates become U+FFFD, since UTF-8 has no spelling for them. Nothing in a seal says who made it.
 * @example const sealed = await seal({ kind: 'report', id: newContentId(), text, to: [team] });
 */
export async function seal({ kind, id, text, to }: SealInput): Promise<Sealed> {
  if (to.length === 0) throw new SealError('malformed', 'Seal text: no recipient');
  const context = contextOf(kind, id);
  const contentKey = randomBytes(32);
  const ct = toBase64Url(await encrypt(contentKey, pad(text), context));
  return { v: 1, ct, to: await Promise.all(to.map((recipient) => wrap(contentKey, context, recipient))) };
}
