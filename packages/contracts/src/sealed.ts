import { z } from 'zod';
import { Bilingual } from './localised.ts';
import { Base64Url } from './scalars.ts';
import { OrganisationKind } from './session.ts';

/** One recipient's wrapped content key (CONTRACT §5). */
export const Envelope = z
  .strictObject({
    keyId: Base64Url(64),
    enc: Base64Url(200),
    wrapped: Base64Url(200),
  })
  .meta({ id: 'Envelope' });
export type Envelope = z.infer<typeof Envelope>;

/** Content sealed once, its key wrapped for each recipient; `ct` holds text padded to 1 KiB steps. */
export const Sealed = z
  .strictObject({
    v: z.literal(1),
    ct: Base64Url(60_000),
    to: z.array(Envelope).min(1).max(20),
  })
  .meta({ id: 'Sealed' });
export type Sealed = z.infer<typeof Sealed>;

/** The client names its content, because the name is bound into the seal. */
export const SealedContent = z
  .strictObject({ id: Base64Url(32), sealed: Sealed })
  .meta({ id: 'SealedContent' });
export type SealedContent = z.infer<typeof SealedContent>;

/** Which organisation wrote something, never which of its people; absent of what a young person wrote. */
export const ThreadAuthor = z
  .object({ organisation: Bilingual, kind: OrganisationKind })
  .meta({ id: 'ThreadAuthor' });
export type ThreadAuthor = z.infer<typeof ThreadAuthor>;

export const PublicKey = z
  .object({ keyId: Base64Url(64), publicKey: Base64Url(200) })
  .meta({ id: 'PublicKey' });
export type PublicKey = z.infer<typeof PublicKey>;
