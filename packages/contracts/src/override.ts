import { z } from 'zod';
import { AuthoritySealed, RequestAnswer } from './authority-request.ts';
import { OVERRIDE_REASONS, VERDICT_REASONS } from './codes/override-codes.ts';
import { ListQuery } from './list-page.ts';
import { Bilingual } from './localised.ts';
import { HarmCode } from './report.ts';
import { Base64Url, Time, Uuid } from './scalars.ts';
import { Envelope, PublicKey, SealedContent } from './sealed.ts';
import { Tier } from './tier.ts';

/** What otherwise takes two people, or a consent that was not given. */
export const OVERRIDE_ACTS = ['refer', 'answer', 'export'] as const;
export type OverrideAct = (typeof OVERRIDE_ACTS)[number];

/** Hours until a person of another unit has to have reviewed it. */
export const OVERRIDE_REVIEW_HOURS = 72;

const common = {
  reason: z.enum(OVERRIDE_REASONS),
  /** Why, in words, sealed for the people who are paged. */
  note: SealedContent,
};

/** Body of `POST /v1/overrides`: the act itself comes with it and happens in the same transaction. */
export const OverrideInput = z.discriminatedUnion('act', [
  z.strictObject({
    act: z.literal('refer'),
    ...common,
    caseId: Uuid,
    expectedVersion: z.number().int().min(0),
    toTeam: Uuid,
    referralNote: SealedContent,
    share: z
      .array(z.strictObject({ contentId: Base64Url(32), envelope: Envelope }))
      .max(200)
      .default([]),
    /** The reporter is told, clearly: sealed for the reporter and the team. Left out where the case has none. */
    message: SealedContent.optional(),
  }),
  z.strictObject({
    act: z.literal('answer'),
    ...common,
    requestId: Uuid,
    expectedVersion: z.number().int().min(1),
    answer: RequestAnswer,
  }),
  z.strictObject({ act: z.literal('export'), ...common, exportId: Uuid }),
]);
export type OverrideInput = z.infer<typeof OverrideInput>;

/** Hours before that end at which the paged people are reminded and a further unit is paged. */
export const OVERRIDE_REMINDER_HOURS = 24;

/** Who would review, and the keys to seal the reason for: of that unit and of those paged when it does not answer. */
export const OverrideUnit = z
  .object({
    organisation: Uuid,
    name: Bilingual,
    /** Somebody there is on duty now. */
    onDuty: z.boolean(),
    /** A unit that is paged as well, because nobody of the first is on duty. */
    alsoPaged: Bilingual.optional(),
    reviewers: z.array(PublicKey).min(1),
  })
  .meta({ id: 'OverrideUnit' });
export type OverrideUnit = z.infer<typeof OverrideUnit>;

/** Body of `POST /v1/overrides/{id}/review`. */
export const OverrideReview = z.discriminatedUnion('verdict', [
  z.strictObject({ verdict: z.literal('justified'), reason: z.enum(VERDICT_REASONS.justified) }),
  z.strictObject({ verdict: z.literal('not-justified'), reason: z.enum(VERDICT_REASONS['not-justified']) }),
]);
export type OverrideReview = z.infer<typeof OverrideReview>;

/** An override as the acting and the reviewing unit see it: codes, and the sealed reason; never the case itself. */
export const OverrideView = z
  .object({
    id: Uuid,
    side: z.enum(['acting', 'reviewing']),
    /** For the acting side only. */
    caseId: Uuid.optional(),
    by: z.string().optional(),
    from: Bilingual,
    reviewedIn: Bilingual,
    /** Every unit that was paged so far, the first one first. */
    pagedUnits: z.array(Bilingual).min(1),
    act: z.enum(OVERRIDE_ACTS),
    reason: z.enum(OVERRIDE_REASONS),
    category: HarmCode,
    tier: Tier,
    at: Time,
    reviewDue: Time,
    overdue: z.boolean(),
    /** `soon` in the last 24 hours before the review is due, `late` after it; `none` once it is reviewed. */
    alarm: z.enum(['none', 'soon', 'late']),
    /** Present for a person who was paged. */
    paged: z.boolean(),
    note: AuthoritySealed.optional(),
    review: z
      .object({
        at: Time,
        verdict: z.enum(['justified', 'not-justified']),
        reason: z.string(),
        /** For who acted, until they have opened this: it waits in their inbox. */
        unread: z.boolean().optional(),
      })
      .optional(),
  })
  .meta({ id: 'OverrideView' });
export type OverrideView = z.infer<typeof OverrideView>;

export const OverrideListQuery = ListQuery.extend({
  /** `waiting`: not reviewed yet, or reviewed while the person who acted, who asks, has not read the verdict. */
  state: z.enum(['unreviewed', 'waiting', 'all']).default('unreviewed'),
  /** What the asking organisation did alone in this case. */
  caseId: Uuid.optional(),
});

/** `GET /v1/authority-alarms`: what waits for this person's organisation. */
export const AuthorityAlarms = z
  .object({
    preservations: z.number().int(),
    requests: z.number().int(),
    overrides: z.number().int(),
    /** Those of them whose review is due within 24 hours, or late. */
    overridesDue: z.number().int(),
    /** When the first of them is due. */
    overridesDueAt: Time.optional(),
  })
  .meta({ id: 'AuthorityAlarms' });
export type AuthorityAlarms = z.infer<typeof AuthorityAlarms>;
