import { z } from 'zod';
import { PLATFORM_SCOPES } from './codes/platform-scopes.ts';
import { Bilingual } from './localised.ts';
import { OwnProof } from './own-proof.ts';
import { HarmCode } from './report.ts';
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
    /** What it is called and whose it is, where it is of another unit, which only an auditor sees. */
    foreign: z.object({ name: z.string(), organisation: Bilingual }).optional(),
    /** Who may look at it while it waits: somebody else of the unit, the coalition's auditor, or nobody at a desk. */
    reviewedBy: z.enum(['colleague', 'auditor', 'nobody']).optional(),
    review: z.object({ by: By, at: Time, outcome: z.enum(['kept', 'undone']) }).optional(),
    mayReview: z.boolean(),
  })
  .meta({ id: 'SwitchOffView' });
export type SwitchOffView = z.infer<typeof SwitchOffView>;

/** Who and which keys of one's own organisation get in. */
export const AccessView = z
  .object({
    people: z.array(
      z.object({
        id: Uuid,
        name: z.string(),
        email: z.string(),
        roles: z.array(Role),
        active: z.boolean(),
        /** What they work on, which goes back to the team when they are switched off; absent where it is nothing. */
        openCases: z.object({ count: z.number().int(), danger: z.array(HarmCode) }).optional(),
      }),
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
  .strictObject({
    kind: z.enum(['person', 'platform-key']),
    target: Uuid,
    reason: Text(500, 3),
    /** The person's telephone, computer or key is in other hands: a second holder may then rotate the team's key at once. */
    theft: z.boolean().optional(),
    ...OwnProof.shape,
  })
  .meta({ id: 'SwitchOffInput' });
export type SwitchOffInput = z.infer<typeof SwitchOffInput>;

/** `keep` false undoes it: the person or the key gets in again. */
export const SwitchOffReview = z.strictObject({ keep: z.boolean() }).meta({ id: 'SwitchOffReview' });
