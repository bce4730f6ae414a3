import { z } from 'zod';
import { PLATFORM_SCOPES } from './codes/platform-scopes.ts';
import { Text, Time, Uuid } from './scalars.ts';
import { Role } from './session.ts';

export const PlatformScope = z.enum(PLATFORM_SCOPES);
export type PlatformScope = z.infer<typeof PlatformScope>;

const By = z.object({ id: Uuid, name: z.string() });

/** Somebody or a key that was switched off at once; `mayReview` where the one who asks is another person. */
export const SwitchOffView = z
  .object({
    id: Uuid,
    kind: z.enum(['person', 'platform-key']),
    target: Uuid,
    reason: z.string(),
    by: By,
    at: Time,
    review: z.object({ by: By, at: Time, outcome: z.enum(['kept', 'undone']) }).optional(),
    mayReview: z.boolean(),
  })
  .meta({ id: 'SwitchOffView' });
export type SwitchOffView = z.infer<typeof SwitchOffView>;

/** Who and which keys of one's own organisation get in. */
export const AccessView = z
  .object({
    people: z.array(
      z.object({ id: Uuid, name: z.string(), email: z.string(), roles: z.array(Role), active: z.boolean() }),
    ),
    keys: z.array(
      z.object({
        id: Uuid,
        scopes: z.array(PlatformScope),
        createdAt: Time,
        expiresAt: Time.optional(),
        revoked: z.boolean(),
      }),
    ),
    switchedOff: z.array(SwitchOffView),
  })
  .meta({ id: 'AccessView' });
export type AccessView = z.infer<typeof AccessView>;

export const SwitchOffInput = z
  .strictObject({ kind: z.enum(['person', 'platform-key']), target: Uuid, reason: Text(500, 3) })
  .meta({ id: 'SwitchOffInput' });
export type SwitchOffInput = z.infer<typeof SwitchOffInput>;

/** `keep` false undoes it: the person or the key gets in again. */
export const SwitchOffReview = z.strictObject({ keep: z.boolean() }).meta({ id: 'SwitchOffReview' });
