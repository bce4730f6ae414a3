import { z } from 'zod';
import { Duty } from './duty.ts';
import { Time, Uuid } from './scalars.ts';

/** What can wait for a person, the most urgent first. */
export const INBOX_SECTIONS = [
  'overrides',
  'switchOffs',
  'transfers',
  'referrals',
  'team',
  'messages',
  'mine',
  'takenOver',
  'approvals',
  'requests',
  'answers',
  'verdicts',
  'preservations',
  'appeals',
  'proposals',
  'restrictions',
  'policies',
  'takeDowns',
  'hashReviews',
  'ideas',
] as const;
export const InboxSection = z.enum(INBOX_SECTIONS);
export type InboxSection = z.infer<typeof InboxSection>;

/** More than this is counted as this many. */
export const INBOX_MOST = 100;
/** So many minutes a person has to say that danger was seen, before the next one is paged. */
export const SEEN_WITHIN_MINUTES = 5;

/** So many minutes "seen" stops the clock of a case that nobody has; then it rings again. */
export const SEEN_FOR_MINUTES = 10;

/** Danger that nobody has seen yet: a case of tier 5, or an act alone that somebody of another unit has to review. */
export const UrgentCall = z
  .object({
    id: Uuid,
    caseId: Uuid.optional(),
    overrideId: Uuid.optional(),
    /** Of the case, where there is one. */
    category: z.string().optional(),
    /** The case was referred or offered by another organisation. */
    referred: z.boolean(),
    openedAt: Time,
    /** When the next people are paged, unless somebody says before that they have seen it. */
    nextPageAt: Time,
    /** How often somebody was paged. */
    step: z.number().int(),
    /** Whether the person may say so. */
    yours: z.boolean(),
    /** Who said last of this case that they had seen it, and when: nobody has had it since, so it rings again. */
    seenBefore: z.object({ by: z.string(), at: Time }).optional(),
  })
  .meta({ id: 'UrgentCall' });
export type UrgentCall = z.infer<typeof UrgentCall>;

/** Danger that somebody has seen and that nobody has yet: not taken, or not opened since by who has it. */
export const SeenCall = z
  .object({
    id: Uuid,
    caseId: Uuid,
    category: z.string(),
    referred: z.boolean(),
    by: z.string(),
    at: Time,
    /** When it rings again, unless somebody has it by then. */
    ringsAgainAt: Time,
    taken: z.boolean(),
  })
  .meta({ id: 'SeenCall' });
export type SeenCall = z.infer<typeof SeenCall>;

export const Inbox = z
  .object({
    /** At most twenty, the longest waiting first. */
    calls: z.array(UrgentCall),
    /** At most twenty, the next to ring first. */
    seenCalls: z.array(SeenCall).optional(),
    /** Only sections that the person's roles have; at most 100 each. */
    counts: z.partialRecord(InboxSection, z.number().int()),
    /** The duty that the person stands now. */
    duty: Duty.optional(),
    /** Until when the person counts as at their desk; absent where they do not. */
    presentUntil: Time.optional(),
    /** Channels whose last page was not taken over. */
    failingChannels: z.number().int(),
    /**
     * Why nothing that is due is destroyed now, for who supervises or keeps access: the clocks of server and database are
     * apart, or nobody saw the clock for more than a day.
     */
    destructionWaits: z.enum(['apart', 'gap']).optional(),
    /** Until when a page is believed to reach the person; absent where none does. */
    reachUntil: Time.optional(),
  })
  .meta({ id: 'Inbox' });
export type Inbox = z.infer<typeof Inbox>;
