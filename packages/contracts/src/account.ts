import { z } from 'zod';
import { AgeBand } from './age-band.ts';
import { isTimeZone } from './is-time-zone.ts';
import { PlatformId, Time } from './scalars.ts';

export const AGE_SOURCES = ['claimed', 'predicted', 'guardian', 'verified'] as const;
export const AgeSource = z.object({ source: z.enum(AGE_SOURCES), band: AgeBand });
export type AgeSource = z.infer<typeof AgeSource>;

/** Body of `PUT /v1/accounts/{id}`; unknown members are ignored. */
export const AccountInput = z
  .object({
    ageBand: AgeBand,
    ageSources: z.array(AgeSource).max(8).optional(),
    createdAt: Time,
    country: z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional(),
    timeZone: z.string().max(64).refine(isTimeZone, { error: 'unknown-time-zone' }).optional(),
    guardian: z.object({ accountId: PlatformId }).optional(),
  })
  .meta({ id: 'AccountInput' });
export type AccountInput = z.infer<typeof AccountInput>;

export const Account = AccountInput.extend({ id: PlatformId }).meta({ id: 'Account' });
export type Account = z.infer<typeof Account>;
