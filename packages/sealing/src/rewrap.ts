import { contentKeyOf } from './content-key.ts';
import { contextOf } from './context.ts';
import { type Opener, type Recipient, wrap } from './hpke.ts';
import type { Envelope, Sealed } from './sealed.ts';

/** Which sealed value to share, who opens it now, and who shall. */
export type RewrapInput = { kind: string; id: string; sealed: Sealed; from: Opener; to: Recipient };

/**
 * One more envelope for sealed content (referral, new member, key rotation). Append it to `to`; the content
 * itself does not change. Taking an envelope away does not take back a key that its owner has already seen.
 */
export async function rewrap({ kind, id, sealed, from, to }: RewrapInput): Promise<Envelope> {
  return wrap(await contentKeyOf(kind, id, sealed, from), contextOf(kind, id), to);
}
