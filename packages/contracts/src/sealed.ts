import { z } from 'zod';
import { Base64Url } from './common.ts';

/** One recipient's wrapped content key (CONTRACT §5). */
export const Envelope = z.object({ keyId: Base64Url(64), enc: Base64Url(200), wrapped: Base64Url(200) });
export type Envelope = z.infer<typeof Envelope>;

/** Content sealed once, its key wrapped for each recipient; `ct` holds text padded to 1 KiB steps. */
export const Sealed = z.object({
  v: z.literal(1),
  ct: Base64Url(60_000),
  to: z.array(Envelope).min(1).max(20),
});
export type Sealed = z.infer<typeof Sealed>;

/** The client names its content, because the name is bound into the seal. */
export const SealedContent = z.object({ id: Base64Url(32), sealed: Sealed });
export type SealedContent = z.infer<typeof SealedContent>;

export const PublicKey = z.object({ keyId: Base64Url(64), publicKey: Base64Url(200) });
export type PublicKey = z.infer<typeof PublicKey>;
