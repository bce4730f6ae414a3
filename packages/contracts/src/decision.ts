import { z } from 'zod';
import type { MeasureKind } from './codes/measures.ts';
import { OUTCOMES } from './codes/outcomes.ts';
import { Layer } from './layer.ts';
import { Bilingual } from './localised.ts';
import { PlatformId, Time, Uuid } from './scalars.ts';
import { Tier } from './tier.ts';

export const Outcome = z.enum(OUTCOMES);
export type Outcome = z.infer<typeof Outcome>;

/** What a detector found and where: UTF-16 offsets into the text of the cited event. */
export const Evidence = z
  .object({
    eventId: PlatformId,
    start: z.number().int().min(0),
    end: z.number().int().min(0),
    concept: z.string(),
  })
  .meta({ id: 'Evidence' });
export type Evidence = z.infer<typeof Evidence>;

/** A detector's finding: it describes and never judges. `weight` is 0–1. */
export const Signal = z
  .object({ id: z.string(), weight: z.number(), evidence: z.array(Evidence) })
  .meta({ id: 'Signal' });
export type Signal = z.infer<typeof Signal>;

export const AUDIENCES = ['actor', 'target', 'reviewer'] as const;

/**
 * What a button under a notice does on the platform's side; a call needs `phone`. The last three answer for a message
 * that is held: the platform shows it, keeps its text as evidence unseen, or gives it to a person whom the young person
 * names. They stand only under a held message of text alone.
 */
export const NOTICE_ACTIONS = [
  'block-and-report',
  'save-evidence',
  'call',
  'fine',
  'read-message',
  'keep-message',
  'let-somebody-read',
] as const;
export type NoticeActionKind = (typeof NOTICE_ACTIONS)[number];

/** A button under a notice: the platform draws it, its words and its number come from the policy. */
export const NoticeAction = z
  .object({
    id: z.string(),
    does: z.enum(NOTICE_ACTIONS),
    phone: z.string().max(16).optional(),
    label: Bilingual,
  })
  .meta({ id: 'NoticeAction' });
export type NoticeAction = z.infer<typeof NoticeAction>;

/** One shape a kind; a kind without its shape does not compile. */
const MEASURE_SHAPES = {
  notice: z.object({
    kind: z.literal('notice'),
    audience: z.enum(AUDIENCES),
    template: z.string(),
    text: Bilingual,
    actions: z.array(NoticeAction).optional(),
  }),
  confirm: z.object({
    kind: z.literal('confirm'),
    audience: z.enum(AUDIENCES),
    template: z.string(),
    text: Bilingual,
  }),
  blur: z.object({ kind: z.literal('blur'), audience: z.enum(AUDIENCES) }),
  restrict: z.object({
    kind: z.literal('restrict'),
    account: PlatformId,
    bundle: z.string(),
    until: Time.optional(),
  }),
  preserve: z.object({ kind: z.literal('preserve'), until: Time.optional() }),
  case: z.object({ kind: z.literal('case'), caseId: Uuid }),
} satisfies { [Kind in MeasureKind]: z.ZodObject<{ kind: z.ZodLiteral<Kind> }> };
type MeasureShape = (typeof MEASURE_SHAPES)[MeasureKind];

// The cast is true: there is a shape for each kind.
export const Measure = z
  .discriminatedUnion('kind', Object.values(MEASURE_SHAPES) as [MeasureShape, ...MeasureShape[]])
  .meta({ id: 'Measure' });
export type Measure = z.infer<typeof Measure>;

export const Reason = z
  .object({
    rule: z.string(),
    layer: Layer,
    basis: z.array(z.string()),
    statement: Bilingual,
    signals: z.array(Signal),
  })
  .meta({ id: 'Reason' });
export type Reason = z.infer<typeof Reason>;

export const Decision = z
  .object({
    eventId: PlatformId,
    mode: z.enum(['live', 'shadow']),
    outcome: Outcome,
    tier: Tier,
    degraded: z.boolean(),
    holdUntil: Time.optional(),
    then: z.enum(['release', 'drop']).optional(),
    /** Until when a person stopped the conversation of the two accounts, where that is why the event was blocked. */
    stoppedUntil: Time.optional(),
    measures: z.array(Measure),
    reasons: z.array(Reason),
    policy: z.string(),
  })
  .meta({ id: 'Decision' });
export type Decision = z.infer<typeof Decision>;

/** A rule that lacked one part of its condition: that part as text, and what its fields showed. */
export const NearRule = z.object({
  rule: z.string(),
  lacking: z.string(),
  seen: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]).nullable()),
});
export type NearRule = z.infer<typeof NearRule>;

/**
 * `GET /v1/decisions/{eventId}/explanation`: which rules fired, which stayed open for lack of a field, and which
 * nearly fired (recorded with a decision that was more than a plain allow).
 */
export const Explanation = z
  .object({
    decision: Decision,
    undecided: z.array(z.object({ rule: z.string(), missing: z.array(z.string()) })),
    nearly: z.array(NearRule),
  })
  .meta({ id: 'Explanation' });
export type Explanation = z.infer<typeof Explanation>;
