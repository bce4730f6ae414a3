import { z } from 'zod';
import { STATEMENT_MEASURES } from './codes/statement-measures.ts';
import { Layer } from './layer.ts';
import { ListQuery, listOf } from './list-page.ts';
import { Bilingual } from './localised.ts';
import { EVIDENCE_GRADES } from './policy.ts';
import { HarmCode } from './report.ts';
import { PlatformId, Time, Uuid } from './scalars.ts';
import { Tier } from './tier.ts';

/** What was done: to a message or another act, or (`restrict`) to an account. */
export const StatementMeasure = z.enum(STATEMENT_MEASURES);
export type StatementMeasure = z.infer<typeof StatementMeasure>;

/** Facts and circumstances, coarse on purpose: a finer one would say who is behind it. */
export const STATEMENT_FACTS = ['contact-rules', 'conduct-rules', 'check-unavailable'] as const;
export type StatementFact = (typeof STATEMENT_FACTS)[number];

/** Why the person concerned reads it later; each has an end. */
export const DELAY_REASONS = ['evidence-first', 'risk-of-retaliation'] as const;
export type DelayReason = (typeof DELAY_REASONS)[number];

/** Why somebody appeals: a code, because what they would write could name somebody. */
export const APPEAL_GROUNDS = ['not-me', 'misunderstood', 'allowed', 'too-much', 'other'] as const;
export type AppealGround = (typeof APPEAL_GROUNDS)[number];

export const APPEAL_OUTCOMES = ['upheld', 'reversed'] as const;
/** Reasons of an answer, by outcome. */
export const UPHELD_REASONS = ['fits-the-rule', 'no-new-facts', 'still-a-risk'] as const;
export const REVERSED_REASONS = ['does-not-fit', 'wrong-account', 'harmless-context', 'too-much'] as const;
export const AppealDecision = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('upheld'), reason: z.enum(UPHELD_REASONS) }),
  z.strictObject({ outcome: z.literal('reversed'), reason: z.enum(REVERSED_REASONS) }),
]);
export type AppealDecision = z.infer<typeof AppealDecision>;

export const AppealInput = z.strictObject({ ground: z.enum(APPEAL_GROUNDS) });

const answer = {
  outcome: z.enum(APPEAL_OUTCOMES).optional(),
  reason: z.enum([...UPHELD_REASONS, ...REVERSED_REASONS]).optional(),
  decidedOn: z.iso.date().optional(),
};
/** An appeal as the person concerned sees it, in days: the minute of an act is nobody's. */
export const AppealState = z
  .object({ ground: z.enum(APPEAL_GROUNDS), madeOn: z.iso.date(), dueOn: z.iso.date(), ...answer })
  .meta({ id: 'AppealState' });
export type AppealState = z.infer<typeof AppealState>;

/**
 * What the person concerned reads behind the link. It names no other account, no words, no hour, no source and no
 * category of harm: any of them could tell who reported or who is protected.
 */
export const StatementForSubject = z
  .object({
    measure: StatementMeasure,
    bundle: z.object({ title: Bilingual, notice: Bilingual }).optional(),
    content: z.string(),
    appliesFrom: z.iso.date(),
    /** Day on which it ends by itself; absent where it has no end of its own. */
    appliesUntil: z.iso.date().optional(),
    ended: z.boolean(),
    /** The act was judged again: the new decision has a statement of its own. */
    replaced: z.boolean(),
    fact: z.enum(STATEMENT_FACTS),
    /** Always the platform's own rules: no rule calls an act illegal, and which duty a rule serves could say whom it protects. */
    ground: z.literal('terms'),
    automatedDecision: z.enum(['fully', 'partially']),
    territory: z.array(z.string()),
    appealUntil: z.iso.date(),
    appeal: AppealState.optional(),
  })
  .meta({ id: 'StatementForSubject' });
export type StatementForSubject = z.infer<typeof StatementForSubject>;

/** A row with the field names of the EU DSA transparency database; `territorial_scope` also takes VN. */
export const DsaStatement = z
  .object({
    decision_visibility: z.array(z.string()),
    decision_provision: z.string().optional(),
    decision_ground: z.enum(['DECISION_GROUND_ILLEGAL_CONTENT', 'DECISION_GROUND_INCOMPATIBLE_CONTENT']),
    incompatible_content_ground: z.string(),
    incompatible_content_explanation: z.string(),
    incompatible_content_illegal: z.enum(['Yes', 'No']),
    category: z.string(),
    category_specification: z.array(z.string()),
    content_type: z.array(z.string()),
    content_type_other: z.string().optional(),
    content_date: z.iso.date(),
    application_date: z.iso.date(),
    end_date_visibility_restriction: z.iso.date().optional(),
    end_date_service_restriction: z.iso.date().optional(),
    territorial_scope: z.array(z.string()),
    decision_facts: z.string(),
    source_type: z.string(),
    automated_detection: z.enum(['Yes', 'No']),
    automated_decision: z.enum(['AUTOMATED_DECISION_FULLY', 'AUTOMATED_DECISION_PARTIALLY']),
    puid: z.string(),
  })
  .meta({ id: 'DsaStatement' });
export type DsaStatement = z.infer<typeof DsaStatement>;

/** An entry of `GET /v1/statements`: the platform hands the link to the account once it is there. */
export const StatementForPlatform = z
  .object({
    id: Uuid,
    account: PlatformId,
    eventId: PlatformId,
    measure: StatementMeasure,
    bundle: z.string().optional(),
    restriction: Uuid.optional(),
    /** The stopped conversation that blocked the act. */
    stop: Uuid.optional(),
    dsa: DsaStatement,
    /** The page of the person concerned, absent until `readableAt`; add nothing to it and log it nowhere. */
    link: z.url().optional(),
    readableAt: Time,
    delay: z.object({ reason: z.enum(DELAY_REASONS), until: Time }).optional(),
    replaced: z.boolean(),
    appeal: AppealState.optional(),
  })
  .meta({ id: 'StatementForPlatform' });
export type StatementForPlatform = z.infer<typeof StatementForPlatform>;

export const StatementsQuery = ListQuery.extend({
  account: PlatformId.optional(),
  event: PlatformId.optional(),
});

/** Body of `POST /v1/statements/release`: the platform keeps the evidence of that case now. */
export const StatementRelease = z.strictObject({ caseId: Uuid });

/** An appeal as a reviewer sees it; the decision behind it is shown in full, to that platform's reviewers only. */
export const AppealRow = z
  .object({
    id: Uuid,
    by: z.enum(['person', 'platform']),
    measure: StatementMeasure,
    bundle: Bilingual.optional(),
    rule: z.string(),
    ground: z.enum(APPEAL_GROUNDS),
    madeAt: Time,
    dueAt: Time,
    ...answer,
    decidedBy: z.string().optional(),
    /** False where this person placed the measure, or the stop that led to it: another one answers. */
    mayDecide: z.boolean(),
  })
  .meta({ id: 'AppealRow' });
export type AppealRow = z.infer<typeof AppealRow>;

export const AppealView = AppealRow.extend({
  account: PlatformId,
  eventId: PlatformId,
  caseId: Uuid.optional(),
  tier: Tier,
  layer: Layer,
  category: HarmCode.optional(),
  ruleStatement: Bilingual.optional(),
  basis: z.array(
    z.object({ code: z.string(), title: Bilingual.optional(), grade: z.enum(EVIDENCE_GRADES).optional() }),
  ),
  policy: z.string(),
  degraded: z.boolean(),
  placedBy: z.string().optional(),
  /** The stopped conversation that blocked the act. */
  stop: Uuid.optional(),
  shownToSubject: StatementForSubject,
}).meta({ id: 'AppealView' });
export type AppealView = z.infer<typeof AppealView>;

export const AppealList = listOf(AppealRow);
export const AppealsQuery = ListQuery.extend({ state: z.enum(['open', 'decided']).default('open') });

/** How likely it is that the subject takes a visible limit out on the young person. */
export const RETALIATION_RISKS = ['unlikely', 'possible', 'likely'] as const;
/** What was done or agreed before the limit is seen. */
export const RETALIATION_PLANS = [
  'young-person-ready',
  'contact-cut',
  'evidence-kept',
  'support-offered',
  'police-know',
  'statement-later',
] as const;
export type RetaliationPlan = (typeof RETALIATION_PLANS)[number];
export const DROP_REASONS = ['no-risk-found', 'other-way', 'would-make-it-worse'] as const;

const Retaliation = z
  .strictObject({
    risk: z.enum(RETALIATION_RISKS),
    plan: z.array(z.enum(RETALIATION_PLANS)).max(RETALIATION_PLANS.length),
  })
  .refine(({ risk, plan }) => risk === 'unlikely' || plan.length > 0, { path: ['plan'], error: 'missing' });

/** Body of `POST /v1/cases/{id}/conversation-stop`: the same question before a conversation is stopped. */
export const ConversationStopInput = z.strictObject({ retaliation: Retaliation });
export type ConversationStopInput = z.infer<typeof ConversationStopInput>;

/** Body of `POST /v1/measure-proposals/{id}/answer`: "what if they retaliate?" comes before the limit is placed. */
export const MeasureAnswer = z.discriminatedUnion('decision', [
  z.strictObject({ decision: z.literal('place'), retaliation: Retaliation }),
  z.strictObject({ decision: z.literal('drop'), reason: z.enum(DROP_REASONS) }),
]);
export type MeasureAnswer = z.infer<typeof MeasureAnswer>;

/** A visible limit at tier 4 or 5 that waits for a person. */
export const MeasureProposal = z
  .object({
    id: Uuid,
    account: PlatformId,
    bundle: z.string(),
    title: Bilingual.optional(),
    limits: z.array(Bilingual),
    rule: z.string(),
    category: HarmCode.optional(),
    tier: Tier,
    caseId: Uuid.optional(),
    proposedAt: Time,
    dueAt: Time,
    until: Time,
  })
  .meta({ id: 'MeasureProposal' });
export type MeasureProposal = z.infer<typeof MeasureProposal>;

export const MeasureAnswered = z
  .object({ id: Uuid, decision: z.enum(['place', 'drop']), restricted: z.boolean() })
  .meta({ id: 'MeasureAnswered' });

/** What a rule's measures came to: how many were appealed, and how many of those a person took back. */
export const RuleRecord = z
  .object({
    rule: z.string(),
    policy: z.string(),
    statements: z.number().int(),
    appeals: z.number().int(),
    upheld: z.number().int(),
    reversed: z.number().int(),
  })
  .meta({ id: 'RuleRecord' });
export type RuleRecord = z.infer<typeof RuleRecord>;

export const ExportQuery = z.object({
  format: z.enum(['json', 'csv']).default('json'),
  month: z
    .string()
    .regex(/^20\d{2}-(0[1-9]|1[0-2])$/)
    .optional(),
});

/** Open data: rows of small groups are left out, and how many that were is said in steps. */
export const StatementExport = z
  .object({
    month: z.string(),
    items: z.array(DsaStatement),
    leftOut: z.enum(['none', 'fewer-than-10', '10-or-more']),
  })
  .meta({ id: 'StatementExport' });

/** One cell of the counts over all platforms; a count below ten is absent. */
export const StatementCount = z
  .object({
    month: z.string(),
    measure: StatementMeasure,
    layer: Layer,
    statements: z.number().int().optional(),
    appeals: z.number().int().optional(),
    reversed: z.number().int().optional(),
  })
  .meta({ id: 'StatementCount' });
export type StatementCount = z.infer<typeof StatementCount>;
export const StatementCounts = z.object({ month: z.string(), items: z.array(StatementCount) });
