import { z } from 'zod';
import { Bilingual } from './localised.ts';
import { PlatformId, Time, Uuid } from './scalars.ts';

/** A bundle of limits as a policy pack defines it: it touches new contacts only, and a person looks at it in time. */
export const RestrictionBundle = z.strictObject({
  title: Bilingual,
  /** Days after the start by which a reviewer has looked. */
  reviewDays: z.number().int().min(1).max(30),
  /** Days after which a reviewer has looked at an appeal. */
  appealDays: z.number().int().min(1).max(30),
  limits: z
    .array(z.strictObject({ id: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/), title: Bilingual }))
    .min(1)
    .max(16),
  /** What the restricted account is told: not who reported, whom it protects, or which words. */
  notice: Bilingual,
});
export type RestrictionBundle = z.infer<typeof RestrictionBundle>;

export const RESTRICTION_ENDS = ['expired', 'lifted'] as const;

/** An entry of `GET /v1/accounts/{id}/restrictions`. */
export const Restriction = z
  .object({
    id: Uuid,
    bundle: z.string(),
    /** The other account of a conversation that a person stopped; absent where new contacts are limited. */
    with: PlatformId.optional(),
    since: Time,
    reviewAt: Time,
    until: Time,
    appealedAt: Time.optional(),
    /** `kept`: a second person looked at the appeal; the restriction ends by itself at `until`. */
    appeal: z.enum(['none', 'waiting', 'kept']),
    limits: z.array(z.object({ id: z.string(), title: Bilingual })),
    notice: Bilingual.optional(),
  })
  .meta({ id: 'Restriction' });
export type Restriction = z.infer<typeof Restriction>;

/** A restriction as a reviewer of the platform sees it. */
export const RestrictionForReview = Restriction.extend({
  account: PlatformId,
  /** The event whose decision started it. */
  cause: PlatformId,
  policy: z.string(),
  /** Why it started, in the policy's own sentences. */
  reasons: z.array(z.object({ rule: z.string(), statement: Bilingual, basis: z.array(z.string()) })),
  overdue: z.boolean(),
  /** False for who stopped a conversation, once it is no slip any more: another person ends it before its date. */
  mayLift: z.boolean(),
  /** False for who prolonged a stop last: another person decides whether it goes on. */
  mayKeep: z.boolean().optional(),
  /** Whether the reader stopped this conversation; an appeal against it is somebody else's to decide. */
  placedByMe: z.boolean(),
  /** Every look that a person took, oldest first; who decided before does not decide an appeal. */
  reviews: z.array(
    z.object({
      outcome: z.enum(['lift', 'keep']),
      reason: z.string(),
      onAppeal: z.boolean(),
      at: Time,
      mine: z.boolean(),
    }),
  ),
}).meta({ id: 'RestrictionForReview' });
export type RestrictionForReview = z.infer<typeof RestrictionForReview>;

/** Why a reviewer lifts a restriction: a code, because free text would stand readable in the database. */
export const LIFT_REASONS = [
  'reviewed-no-risk',
  'started-by-mistake',
  'appeal-upheld',
  'risk-is-over',
] as const;
export const RestrictionEnd = z.strictObject({ reason: z.enum(LIFT_REASONS) });

/** Why a reviewer keeps a restriction until its next review. */
export const KEEP_REASONS = ['risk-goes-on', 'case-is-open', 'appeal-not-upheld'] as const;

/** Body of `POST /v1/restrictions/{id}/decision`. */
export const RestrictionDecision = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('lift'), reason: z.enum(LIFT_REASONS) }),
  z.strictObject({ outcome: z.literal('keep'), reason: z.enum(KEEP_REASONS) }),
]);
export type RestrictionDecision = z.infer<typeof RestrictionDecision>;
export const RestrictionDecided = z
  .object({ id: Uuid, outcome: z.enum(['lift', 'keep']), decidedAt: Time, reviewAt: Time.optional() })
  .meta({ id: 'RestrictionDecided' });

export const RestrictionEnded = z
  .object({
    id: Uuid,
    bundle: z.string(),
    /** The other account of a conversation that was stopped. */
    with: PlatformId.optional(),
    endedAt: Time,
    ended: z.enum(RESTRICTION_ENDS),
  })
  .meta({ id: 'RestrictionEnded' });
export type RestrictionEnded = z.infer<typeof RestrictionEnded>;
