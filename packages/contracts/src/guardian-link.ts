import { z } from 'zod';
import { Bilingual } from './localised.ts';
import { PlatformId, Time, Uuid } from './scalars.ts';

/** Why a young person contests a guardian link: codes, because free text would stand readable in the database. */
export const CONTEST_REASONS = [
  'not-my-guardian',
  'not-safe-with-them',
  'somebody-else-uses-it',
  'rather-not-say',
] as const;
export const ContestReason = z.enum(CONTEST_REASONS);

/** Body of `POST /v1/accounts/{id}/guardian-contests`, from the young person's own session. */
export const GuardianContestInput = z.strictObject({ reason: ContestReason });
export type GuardianContestInput = z.infer<typeof GuardianContestInput>;

export const CONTEST_STATES = ['open', 'ended', 'kept'] as const;

/** A contest as the young person sees it; never to be shown to the guardian. `decideBy` is the clock of who decides. */
export const GuardianContest = z
  .object({
    id: Uuid,
    state: z.enum(CONTEST_STATES),
    reason: ContestReason,
    contestedAt: Time,
    decideBy: Time,
    decidedAt: Time.optional(),
    appealedAt: Time.optional(),
    /** Whether the young person can ask for a second look now. */
    canAppeal: z.boolean(),
    notice: Bilingual,
  })
  .meta({ id: 'GuardianContest' });
export type GuardianContest = z.infer<typeof GuardianContest>;

/** Codes a person of the platform gives with the decision; `end` stops the link for good. */
export const END_LINK_REASONS = [
  'not-the-guardian',
  'not-safe',
  'account-misused',
  'link-not-confirmed',
] as const;
export const KEEP_LINK_REASONS = ['guardian-confirmed', 'asked-by-mistake', 'young-person-agrees'] as const;
export const ContestDecisionInput = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('end'), reason: z.enum(END_LINK_REASONS) }),
  z.strictObject({ outcome: z.literal('keep'), reason: z.enum(KEEP_LINK_REASONS) }),
]);
export type ContestDecisionInput = z.infer<typeof ContestDecisionInput>;

/** A contest that waits for a person of the platform; `appeal` tells who asked for the second look. */
export const ContestForReview = z
  .object({
    id: Uuid,
    account: PlatformId,
    guardian: PlatformId,
    reason: ContestReason,
    contestedAt: Time,
    decideBy: Time,
    overdue: z.boolean(),
    appeal: z.enum(['teen', 'guardian']).optional(),
    earlier: z
      .object({ outcome: z.enum(['ended', 'kept']), reason: z.string(), at: Time, mine: z.boolean() })
      .optional(),
  })
  .meta({ id: 'ContestForReview' });
export type ContestForReview = z.infer<typeof ContestForReview>;

export const ContestDecided = z
  .object({ id: Uuid, state: z.enum(CONTEST_STATES), decidedAt: Time })
  .meta({ id: 'ContestDecided' });
export type ContestDecided = z.infer<typeof ContestDecided>;

/** What a guardian link may do now, for the platform's own machines. `frozen`: show what was there `since` then, no more. */
export const GuardianLink = z
  .object({
    guardian: PlatformId.optional(),
    state: z.enum(['none', 'stands', 'suspended', 'ended']),
    loosens: z.boolean(),
    alerts: z.boolean(),
    sees: z.enum(['as-protected', 'frozen', 'nothing']),
    since: Time.optional(),
  })
  .meta({ id: 'GuardianLink' });
export type GuardianLink = z.infer<typeof GuardianLink>;

/** Body of `POST /v1/accounts/{id}/guardian-reviews`, from the guardian's own session. */
export const GuardianReviewInput = z.strictObject({ guardian: PlatformId });
/** The same to everybody, whatever there is to look at. */
export const GuardianReviewTaken = z
  .object({ received: z.literal(true), notice: Bilingual })
  .meta({ id: 'GuardianReviewTaken' });
