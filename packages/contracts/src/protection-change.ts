import { z } from 'zod';
import { Bilingual } from './localised.ts';
import { EVIDENCE_GRADES, Protection, ProtectionValue } from './policy.ts';
import { PlatformId, Text, Time } from './scalars.ts';

export const CHANGERS = ['teen', 'guardian', 'both', 'self'] as const;
export const Changer = z.enum(CHANGERS);
export type Changer = z.infer<typeof Changer>;

/** Body of `POST /v1/accounts/{id}/protection-changes`; `token` is a guardian's, and single use. */
export const ProtectionChangeInput = z.strictObject({
  key: Text(64, 1),
  value: z.union([Text(64), z.number(), z.boolean()]),
  by: Changer,
  token: Text(200, 1).optional(),
});
export type ProtectionChangeInput = z.infer<typeof ProtectionChangeInput>;

/** An entry of `GET /v1/accounts/{id}/protections`: the value that holds now, and who may loosen it. */
export const AccountProtection = Protection.extend({
  title: Bilingual.optional(),
  cooldownHours: z.number(),
  /** A looser value that holds from then on. */
  pending: z.object({ value: ProtectionValue, appliesAt: Time }).optional(),
  /** What the codes in `basis` stand for, each with how well it is known. */
  sources: z.array(
    z.object({ code: z.string(), title: Bilingual, source: z.string(), grade: z.enum(EVIDENCE_GRADES) }),
  ),
}).meta({ id: 'Protection' });
export type AccountProtection = z.infer<typeof AccountProtection>;

/** Who changed a protection; `age` is a band that the platform put. */
export const ProtectionChanger = z.enum([...CHANGERS, 'age']);
export type ProtectionChanger = z.infer<typeof ProtectionChanger>;

/** A change as it happened; `notice` tells it to the young person. */
export const ProtectionChange = z
  .object({
    key: z.string(),
    from: ProtectionValue,
    to: ProtectionValue,
    by: ProtectionChanger,
    at: Time,
    appliesAt: Time,
    notice: Bilingual,
  })
  .meta({ id: 'ProtectionChange' });
export type ProtectionChange = z.infer<typeof ProtectionChange>;

/** Answer to a change: the value holds from `appliesAt`; `notice` is missing where nothing changed. */
export const ProtectionChanged = z
  .object({ key: z.string(), value: ProtectionValue, appliesAt: Time, notice: Bilingual.optional() })
  .meta({ id: 'ProtectionChanged' });
export type ProtectionChanged = z.infer<typeof ProtectionChanged>;

export const GuardianTokenInput = z.strictObject({ guardian: PlatformId });
export const GuardianToken = z.object({ token: z.string(), expiresAt: Time }).meta({ id: 'GuardianToken' });
export type GuardianToken = z.infer<typeof GuardianToken>;
