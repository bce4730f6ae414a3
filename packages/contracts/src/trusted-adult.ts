import { z } from 'zod';
import { Bilingual } from './localised.ts';
import { PlatformId, Time } from './scalars.ts';

/** Body of `PUT /v1/accounts/{id}/trusted-adult`, from the young person's own session: an account, or nobody. */
export const TrustedAdultInput = z.discriminatedUnion('choice', [
  z.strictObject({ choice: z.literal('adult'), adult: PlatformId }),
  z.strictObject({ choice: z.literal('nobody') }),
]);
export type TrustedAdultInput = z.infer<typeof TrustedAdultInput>;

/** Who is alerted for an account, as the young person chose; never to be shown to anybody else. */
export const TrustedAdult = z
  .object({
    choice: z.enum(['not-yet', 'adult', 'nobody']),
    adult: PlatformId.optional(),
    since: Time.optional(),
    notice: Bilingual,
    /** Earlier choices, newest first; at most 20. */
    history: z.array(z.object({ adult: PlatformId.optional(), at: Time })),
  })
  .meta({ id: 'TrustedAdult' });
export type TrustedAdult = z.infer<typeof TrustedAdult>;

/** Data of the webhook `adult.alert`: `text` is for the adult and says nothing of what happened, `told` for the young person. */
export const AdultAlert = z
  .object({ alert: z.uuid(), account: PlatformId, adult: PlatformId, text: Bilingual, told: Bilingual })
  .meta({ id: 'AdultAlert' });
export type AdultAlert = z.infer<typeof AdultAlert>;
