import { z } from 'zod';
import { REFERRAL_BASES } from './codes/referral-bases.ts';
import { ConsentWord } from './consent-word.ts';
import { Reason } from './decision.ts';
import { ListQuery, listOf } from './list-page.ts';
import { Bilingual } from './localised.ts';
import { HarmCode, MayKnow, ReturnReason } from './report.ts';
import { Base64Url, Time, Uuid } from './scalars.ts';
import { Envelope, PublicKey, SealedContent, ThreadAuthor } from './sealed.ts';
import { OrganisationKind } from './session.ts';
import { Tier } from './tier.ts';

export const CASE_ORIGINS = ['decision', 'report', 'referral'] as const;
export const CASE_STATUSES = ['open', 'taken', 'referred', 'closing', 'closed'] as const;
export const CaseStatus = z.enum(CASE_STATUSES);
export type CaseStatus = z.infer<typeof CaseStatus>;

export const CLOSE_REASONS = [
  'helped',
  'handed-over',
  'no-risk-found',
  'duplicate',
  'withdrawn',
  'cannot-reach',
  'outside-scope',
] as const;
export const CloseReason = z.enum(CLOSE_REASONS);

/** Why a case is taken up again. Reasons are codes: whatever a responder writes in words is sealed. */
export const REOPEN_REASONS = ['new-information', 'closed-by-mistake', 'not-agreed'] as const;
export const ReopenReason = z.enum(REOPEN_REASONS);
export type ReopenReason = z.infer<typeof ReopenReason>;

/** Why a reviewer holds that both are minors, or that they are not. */
export const CONFIRM_PEERS_REASONS = ['both-ages-checked', 'same-school', 'told-by-adults-near'] as const;
export const REJECT_PEERS_REASONS = ['one-is-adult', 'age-not-credible', 'account-of-another'] as const;
export const ConfirmPeersReason = z.enum(CONFIRM_PEERS_REASONS);
export type ConfirmPeersReason = z.infer<typeof ConfirmPeersReason>;
export const RejectPeersReason = z.enum(REJECT_PEERS_REASONS);
export type RejectPeersReason = z.infer<typeof RejectPeersReason>;
const PEERS_STATES = ['proposed', 'confirmed', 'rejected'] as const;

/** Why somebody at the desk holds that a life is in danger now, in a case that did not say so. */
export const MARK_DANGER_REASONS = ['said-so', 'plan-and-time', 'harm-goes-on', 'told-by-somebody'] as const;
export const MarkDangerReason = z.enum(MARK_DANGER_REASONS);
export type MarkDangerReason = z.infer<typeof MarkDangerReason>;

export { REFERRAL_BASES } from './codes/referral-bases.ts';
export { RETURN_REASONS } from './codes/return-reasons.ts';
export { ReturnReason };
export const ReferralBasis = z.enum(REFERRAL_BASES);

/** A row of the queue: no text, no identity. `access` says why this organisation sees it. */
export const CaseRow = z
  .object({
    id: Uuid,
    origin: z.enum(CASE_ORIGINS),
    access: z.enum(['owner', 'referral']),
    status: CaseStatus,
    tier: Tier,
    urgent: z.boolean(),
    dangerNow: z.boolean(),
    category: HarmCode,
    openedAt: Time,
    updatedAt: Time,
    assignee: z.object({ id: Uuid, name: z.string() }).optional(),
    unread: z.boolean(),
    /** Its reporter took it back. Words are hidden then, except from who accepted a part or preserves evidence. */
    withdrawn: z.boolean().optional(),
    /** For a receiver: whether something of it still waits for its answer (`sent`), or all was accepted. */
    referral: z.enum(['sent', 'accepted']).optional(),
    /** For the owner: which report of its neighbourhood it was within its hour, up to eight. Nothing tells which neighbourhood. */
    share: z.number().int().min(1).max(8).optional(),
    /** For the owner: one of many alike, out of the way in a list of its own. */
    aside: z.boolean().optional(),
    /** For the owner: its words have gone out to somebody who works on it. */
    wasRead: z.boolean().optional(),
    version: z.number().int(),
  })
  .meta({ id: 'CaseRow' });
export type CaseRow = z.infer<typeof CaseRow>;

export const TimelineEntry = z
  .object({
    version: z.number().int(),
    type: z.string(),
    at: Time,
    by: z.string().optional(),
    detail: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'TimelineEntry' });
export type TimelineEntry = z.infer<typeof TimelineEntry>;

export const SealedItem = SealedContent.extend({
  kind: z.enum(['report', 'message', 'note', 'referral']),
  from: z.string(),
  by: ThreadAuthor.optional(),
  at: Time,
}).meta({ id: 'SealedItem' });
export type SealedItem = z.infer<typeof SealedItem>;

export const ReferralView = z
  .object({
    id: Uuid,
    caseId: Uuid,
    kind: z.enum(['referral', 'transfer']),
    from: Bilingual,
    fromKind: OrganisationKind,
    to: Bilingual,
    toKind: OrganisationKind,
    status: z.enum(['sent', 'accepted', 'returned', 'done', 'ended']),
    basis: ReferralBasis,
    consent: z.object({
      mayKnow: z.array(MayKnow),
      given: z.boolean(),
      /** To its receiver: since when the reporter no longer lets it know. It keeps what it accepted. */
      refusedSince: Time.optional(),
    }),
    at: Time,
  })
  .meta({ id: 'ReferralView' });
export type ReferralView = z.infer<typeof ReferralView>;

/** What a reporter is asked before a case goes to another organisation, and what was answered. */
export const TransferQuestionView = z
  .object({
    id: Uuid,
    toTeam: Uuid,
    to: Bilingual,
    toKind: OrganisationKind,
    status: z.enum(['waiting', 'agreed', 'refused', 'ended', 'done']),
    askedAt: Time,
    answerBy: Time,
    /** What no answer until then means: the transfer may go ahead, or it stays. */
    silence: z.enum(['goes-ahead', 'stays']),
    /** Of a no: from then on the reporter may be asked about this organisation again; before, only the reporter changes it. */
    askAgainFrom: Time.optional(),
  })
  .meta({ id: 'TransferQuestionView' });
export type TransferQuestionView = z.infer<typeof TransferQuestionView>;

export const CaseView = CaseRow.extend({
  report: z
    .object({
      ageBand: z.string(),
      province: z.string().optional(),
      /** As the country calls it; without it the province is none that the country knows. */
      provinceName: z.string().optional(),
      help: z.array(z.string()),
      mayKnow: z.array(MayKnow),
      /** What the reporter said of it since, oldest first: the last word about an organisation holds. */
      words: z.array(ConsentWord),
      withdrawn: z.boolean(),
      reporterKey: PublicKey,
    })
    .optional(),
  decision: z
    .object({
      subject: z.string(),
      affectedChild: z.string().optional(),
      reasons: z.array(Reason),
      eventIds: z.array(z.string()),
      policy: z.string(),
      /** The conversation between the two accounts, while a person has stopped it. */
      stop: z.object({ restriction: Uuid, since: Time, reviewAt: Time }).optional(),
    })
    .optional(),
  /** Both seem to be minors. Only once a reviewer has confirmed it is the case called and handled as one of peers. */
  peers: z.object({ state: z.enum(PEERS_STATES), category: HarmCode, otherwise: HarmCode }).optional(),
  /** How long what the case holds is kept: when it goes, what holds it, and what has gone already. */
  retention: z.object({
    /** Set while a withdrawn report is hidden, and once a case is closed. */
    destroyAt: Time.optional(),
    why: z.enum(['withdrawn', 'expired']).optional(),
    /** A preservation that a person issued; nothing is destroyed before it ends. */
    preservedUntil: Time.optional(),
    destroyed: z.array(
      z.object({ at: Time, why: z.enum(['withdrawn', 'expired']), contents: z.number().int() }),
    ),
    erasedAt: Time.optional(),
  }),
  teamKey: PublicKey.optional(),
  /** Teams to which the case is on offer: what is written meanwhile is sealed for them too. */
  alsoSealFor: z.array(PublicKey),
  questions: z.array(TransferQuestionView),
  timeline: z.array(TimelineEntry),
  sealed: z.array(SealedItem),
  referrals: z.array(ReferralView),
  commands: z.array(z.string()),
}).meta({ id: 'CaseView' });
export type CaseView = z.infer<typeof CaseView>;

/** Which version a case is at, for a page that is open: nothing of what it holds. */
export const CaseStanding = z
  .object({
    version: z.number().int(),
    /** What was written is hidden, because the reporter withdrew: an open page hides it too. */
    hidden: z.boolean(),
    /** Whether its reporter has taken it back, for whoever may see the case: a receiver reads on what it was sent. */
    withdrawn: z.boolean().optional(),
  })
  .meta({ id: 'CaseStanding' });
export type CaseStanding = z.infer<typeof CaseStanding>;

/** What an organisation keeps of a case that it handed over: its own acts and notes, and to whom the case went. */
export const HandedOver = z
  .object({
    caseId: Uuid,
    category: HarmCode,
    to: Bilingual,
    toKind: OrganisationKind,
    at: Time,
    /** The reporter took the report back since: own notes are hidden, and destroyed with the rest. */
    withdrawn: z.boolean().optional(),
    timeline: z.array(TimelineEntry),
    sealed: z.array(SealedItem),
  })
  .meta({ id: 'HandedOver' });
export type HandedOver = z.infer<typeof HandedOver>;

/** A row of the list of what an organisation handed over. */
export const HandedOverRow = HandedOver.omit({ timeline: true, sealed: true, withdrawn: true })
  .extend({
    /** Its own notes and letters that it can still open. */
    notes: z.number().int(),
  })
  .meta({ id: 'HandedOverRow' });
export type HandedOverRow = z.infer<typeof HandedOverRow>;

const expected = { expectedVersion: z.number().int().min(0) };

/** Body of `POST /v1/cases/{id}/commands`. */
export const CaseCommand = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('take'), ...expected }),
  z.strictObject({ type: z.literal('note'), ...expected, note: SealedContent }),
  z.strictObject({ type: z.literal('reply'), ...expected, message: SealedContent }),
  z.strictObject({
    type: z.literal('refer'),
    ...expected,
    toTeam: Uuid,
    basis: ReferralBasis,
    consent: z.boolean(),
    note: SealedContent,
    /** Envelopes that open chosen content for the receiving team, made in the responder's browser. */
    share: z
      .array(z.strictObject({ contentId: Base64Url(32), envelope: Envelope }))
      .max(200)
      .default([]),
  }),
  /** Asks the reporter; nothing is sealed for the other team before the answer. */
  z.strictObject({ type: z.literal('ask-transfer'), ...expected, toTeam: Uuid }),
  z.strictObject({
    type: z.literal('transfer'),
    ...expected,
    toTeam: Uuid,
    basis: ReferralBasis,
    consent: z.boolean(),
    note: SealedContent,
    /** An envelope for everything in the case: the receiver reads it once it has accepted. */
    share: z
      .array(z.strictObject({ contentId: Base64Url(32), envelope: Envelope }))
      .max(600)
      .default([]),
    /** What does not open for the sender either, by name. */
    unreadable: z.array(Base64Url(32)).max(600).default([]),
  }),
  /** Ends an own offer, referral or question to the reporter. */
  z.strictObject({ type: z.literal('take-back'), ...expected, id: Uuid }),
  z.strictObject({ type: z.literal('approve'), ...expected, what: z.enum(['close']) }),
  z.strictObject({ type: z.literal('close'), ...expected, reason: CloseReason }),
  z.strictObject({ type: z.literal('reopen'), ...expected, reason: ReopenReason }),
  /** A life is in danger now: tier 5 from here on, and who is on duty is called as for a danger that was reported. */
  z.strictObject({ type: z.literal('mark-danger'), ...expected, reason: MarkDangerReason }),
  z.strictObject({ type: z.literal('confirm-peers'), ...expected, reason: ConfirmPeersReason }),
  z.strictObject({ type: z.literal('reject-peers'), ...expected, reason: RejectPeersReason }),
]);
export type CaseCommand = z.infer<typeof CaseCommand>;

export const CaseListQuery = ListQuery.extend({
  queue: z.enum(['mine', 'open', 'all', 'referred', 'aside', 'taken-over']).default('open'),
});

/** Body of `POST /v1/cases/aside`: all of them, or none where one has moved on or a danger was not read yet. */
export const AsideInput = z.strictObject({
  type: z.enum(['set-aside', 'put-back']),
  cases: z
    .array(z.strictObject({ id: Uuid, ...expected }))
    .min(1)
    .max(100),
});
export type AsideInput = z.infer<typeof AsideInput>;
export const AsideDone = z.object({ done: z.number().int() });

/**
 * A page of the queue. Within danger and tier every neighbourhood's first report of an hour stands before any second one,
 * and then it is the longest waiting first; `by-turn` while warnings take more time
 * than the platform's reviewers have: of the open cases around one account or one young person the first come first.
 */
export const CaseQueue = listOf(CaseRow).extend({ order: z.enum(['longest-waiting', 'by-turn']) });
export type CaseQueue = z.infer<typeof CaseQueue>;

export const ReferralAnswer = z.strictObject({ reason: ReturnReason.optional() });
