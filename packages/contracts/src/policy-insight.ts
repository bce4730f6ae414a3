import { z } from 'zod';
import { Outcome } from './decision.ts';
import { EVENT_TYPES } from './event.ts';
import { Layer } from './layer.ts';
import { Bilingual } from './localised.ts';
import { Basis } from './policy.ts';
import { PlatformId, Time } from './scalars.ts';
import { Tier } from './tier.ts';

/** How often two versions agreed, and which was the stricter one where they did not. */
export const PolicyShift = z.object({
  same: z.number().int(),
  stricter: z.number().int(),
  laxer: z.number().int(),
});

/** `GET /v1/policies/{version}/comparison`: what the version in shadow would have done beside the live one. */
export const ShadowComparison = z
  .object({
    version: z.string(),
    against: z.string().optional(),
    since: Time.optional(),
    events: PolicyShift.extend({ judged: z.number().int() }),
    /** A rule is `same` where it fired in both, `stricter` where only in the shadow version, `laxer` where only in the live one. */
    rules: z.array(
      PolicyShift.extend({
        rule: z.string(),
        stricterEvents: z.array(PlatformId),
        laxerEvents: z.array(PlatformId),
      }),
    ),
    /** Newest first, at most 20 a direction. */
    samples: z.object({ stricter: z.array(PlatformId), laxer: z.array(PlatformId) }),
  })
  .meta({ id: 'ShadowComparison' });
export type ShadowComparison = z.infer<typeof ShadowComparison>;

/** `GET /v1/policies/{version}/rules`: a rule for reading. */
export const RuleInWords = z
  .object({
    id: z.string(),
    layer: Layer,
    tier: Tier,
    outcome: Outcome,
    mode: z.enum(['live', 'shadow', 'off']),
    owner: z.string(),
    expiry: z.string().optional(),
    kinds: z.array(z.enum(EVENT_TYPES)),
    /** The condition as a sentence. */
    words: Bilingual,
    /** The condition as CEL text. */
    text: z.string(),
    statement: Bilingual,
    notices: z.array(z.object({ audience: z.string(), text: Bilingual })),
    measures: z.array(z.string()),
    basis: z.array(Basis.extend({ id: z.string() })),
    onMissing: z.string(),
    onUnknown: z.string().optional(),
    examples: z.array(
      z.object({ name: z.string(), fires: z.boolean(), outcome: Outcome.optional(), tier: Tier.optional() }),
    ),
  })
  .meta({ id: 'RuleInWords' });
export type RuleInWords = z.infer<typeof RuleInWords>;
export const RulesInWords = z.object({ version: z.string(), items: z.array(RuleInWords) });

const Spans = z.object({
  last24h: z.number().int(),
  last7d: z.number().int(),
  last30d: z.number().int(),
});

/** How one rule did; `undecided` counts the times it stayed open for lack of a field or by an outage. */
export const RuleStatistics = z
  .object({
    rule: z.string(),
    lastFiredAt: Time.optional(),
    fired: Spans,
    undecided: Spans,
    /** Of the last 90 days: restrictions that it started, appeals against all it led to, and what a person took back. */
    restrictions: z.number().int(),
    appeals: z.number().int(),
    reversals: z.number().int(),
  })
  .meta({ id: 'RuleStatistics' });
export type RuleStatistics = z.infer<typeof RuleStatistics>;

/** `GET /v1/policies/{version}/statistics`; `warnings` are decisions a day by tier, and what they cost. */
export const PolicyStatistics = z
  .object({
    version: z.string(),
    rules: z.array(RuleStatistics),
    events: Spans,
    warnings: z.object({
      /** Days of the last seven with events, at least one; the averages are over these. */
      days: z.number(),
      perDay: z.array(z.object({ tier: Tier, count: z.number() })),
      /** Tier 3 and above wait for a person. */
      reviewedPerDay: z.number(),
      /** Those of the last 24 hours. */
      last24h: z.number().int(),
      minutesPerDay: z.number(),
      reviewerMinutesPerDay: z.number(),
      /**
       * More work than hours, by the average or in the last 24 hours: the thresholds or the roster have to change. Until
       * then `GET /v1/cases` orders by turn; no tier and no outcome changes.
       */
      overloaded: z.boolean(),
    }),
  })
  .meta({ id: 'PolicyStatistics' });
export type PolicyStatistics = z.infer<typeof PolicyStatistics>;

/** `GET` and `PUT /v1/policy-settings`: minutes that reviewers have a day, and that one warning takes. */
export const PolicySettings = z
  .strictObject({
    reviewerMinutesPerDay: z.number().int().min(0).max(100_000),
    minutesPerWarning: z.number().min(0.1).max(600),
    /** Days that inputs are kept for replay and backtest. */
    recordingDays: z.number().int().min(1).max(90),
  })
  .meta({ id: 'PolicySettings' });
export type PolicySettings = z.infer<typeof PolicySettings>;
