import { z } from 'zod';
import { AGE_BANDS, AgeBand } from './age-band.ts';
import type { RuleMeasureKind } from './codes/measures.ts';
import { AUDIENCES, NOTICE_ACTIONS, Outcome } from './decision.ts';
import { EVENT_TYPES } from './event.ts';
import { Bilingual } from './localised.ts';
import { HarmCode } from './report.ts';
import { RestrictionBundle } from './restriction.ts';
import { Tier } from './tier.ts';

/** Tests of a leaf; `atMost` and `atLeast` compare age bands, `has` and `hasAny` look into a list. */
export const OPERATORS = [
  'eq',
  'ne',
  'lt',
  'lte',
  'gt',
  'gte',
  'in',
  'notIn',
  'has',
  'hasAny',
  'atMost',
  'atLeast',
] as const;
export type Operator = (typeof OPERATORS)[number];

const Constant = z.union([z.string().max(200), z.number(), z.boolean()]);
export const LeafValue = z.union([Constant, z.array(Constant).max(64)]);
export type LeafValue = z.infer<typeof LeafValue>;

export type When =
  | { all: When[] }
  | { any: When[] }
  | { not: When }
  | { use: string }
  | { field: string; op: Operator; value: LeafValue };

/** A condition over named fields; `use` names a shared condition of the same pack. */
export const When: z.ZodType<When> = z.union([
  z.strictObject({
    get all() {
      return z.array(When).max(64);
    },
  }),
  z.strictObject({
    get any() {
      return z.array(When).max(64);
    },
  }),
  z.strictObject({
    get not() {
      return When;
    },
  }),
  z.strictObject({ use: z.string().max(64) }),
  z.strictObject({ field: z.string().max(64), op: z.enum(OPERATORS), value: LeafValue }),
]);

/** How well a legal ground is known: primary text read, secondary source read, or not verified. */
export const EVIDENCE_GRADES = ['primary', 'secondary', 'unverified', 'policy'] as const;

export const Basis = z.strictObject({
  title: Bilingual,
  source: z.string().min(1).max(300),
  date: z.iso.date(),
  grade: z.enum(EVIDENCE_GRADES),
  /** The day by which the ground is read again. */
  reviewBy: z.iso.date().optional(),
});
export type Basis = z.infer<typeof Basis>;

const Name = z
  .string()
  .max(64)
  .regex(/^[a-z][a-z0-9._-]*$/);

export const PolicySignal = z.strictObject({
  id: z.string().regex(/^S\d{2}$/),
  title: Bilingual,
  concepts: z.array(z.string().max(64)).max(16).default([]),
  weight: z.number().min(0).max(1).default(0.3),
  when: When.optional(),
  /** How far back it looks and how it fades, for people who read the policy. */
  window: Bilingual.optional(),
  /** The same finding for the young person, for the reviewer and for a court. */
  words: z.strictObject({ teen: Bilingual, reviewer: Bilingual, court: Bilingual }).optional(),
});
export type PolicySignal = z.infer<typeof PolicySignal>;

const Notice = z.strictObject({
  audience: z.enum(AUDIENCES),
  template: Name,
  text: Bilingual,
  /** Its buttons, where they are not those that the pack gives to every notice of the rule's tier. */
  actions: z.array(Name).max(8).optional(),
});

/** A button that notices may carry; from tier `from` on every notice carries it. */
const PolicyAction = z.strictObject({
  id: Name,
  does: z.enum(NOTICE_ACTIONS),
  phone: z
    .string()
    .regex(/^[0-9+]{3,16}$/)
    .optional(),
  label: Bilingual,
  from: Tier.optional(),
});
export type PolicyAction = z.infer<typeof PolicyAction>;

/** One shape for each kind that a rule may ask for; one without its shape does not compile. */
const RULE_MEASURE_SHAPES = {
  confirm: z.strictObject({
    kind: z.literal('confirm'),
    audience: z.enum(AUDIENCES),
    template: Name,
    text: Bilingual,
  }),
  blur: z.strictObject({ kind: z.literal('blur'), audience: z.enum(AUDIENCES) }),
  restrict: z.strictObject({
    kind: z.literal('restrict'),
    bundle: Name,
    days: z.number().int().min(1).max(90),
  }),
  preserve: z.strictObject({ kind: z.literal('preserve'), days: z.number().int().min(1).max(90) }),
} satisfies { [Kind in RuleMeasureKind]: z.ZodObject<{ kind: z.ZodLiteral<Kind> }> };
type RuleMeasureShape = (typeof RULE_MEASURE_SHAPES)[RuleMeasureKind];

// The cast is true: there is a shape for each of these kinds.
export const RuleMeasure = z.discriminatedUnion(
  'kind',
  Object.values(RULE_MEASURE_SHAPES) as [RuleMeasureShape, ...RuleMeasureShape[]],
);
export type RuleMeasure = z.infer<typeof RuleMeasure>;

export const ON_UNKNOWN = ['skip', 'hold', 'case'] as const;

export const PolicyRule = z.strictObject({
  id: Name,
  layer: z.enum(['prevent', 'control']),
  owner: z.string().min(1).max(64),
  mode: z.enum(['live', 'shadow', 'off']).default('live'),
  /** The last day (in UTC, by the time of the event) on which the rule fires. */
  expiry: z.iso.date().optional(),
  kinds: z.array(z.enum(EVENT_TYPES)).min(1),
  when: When,
  tier: Tier,
  outcome: Outcome,
  hold: z
    .strictObject({
      minutes: z.number().int().min(1).max(10_080),
      then: z.enum(['release', 'drop']),
    })
    .optional(),
  /** Whom the finding is about: the one who acts, or the one whom a young person answers, blocks or reports. */
  subject: z.enum(['actor', 'target']).default('actor'),
  category: HarmCode.optional(),
  peerCategory: HarmCode.optional(),
  signals: z.array(z.string()).max(8).default([]),
  /**
   * Set where a person has ended what the rule blocks: beside it no other prevent rule says or asks anything, and
   * whom the event was to reach is told nothing of it.
   */
  speaksAlone: z.literal(true).optional(),
  statement: Bilingual,
  notices: z.array(Notice).max(4).default([]),
  measures: z.array(RuleMeasure).max(6).default([]),
  basis: z.array(z.string().max(64)).min(1),
  onMissing: z.enum(['skip', 'fire']).default('skip'),
  onUnknown: z.enum(ON_UNKNOWN).optional(),
});
export type PolicyRule = z.infer<typeof PolicyRule>;

export const LOOSEN_BY = ['locked', 'guardian', 'teen', 'both', 'self'] as const;

export const ProtectionValue = z.union([z.string().max(64), z.number(), z.boolean()]);
export type ProtectionValue = z.infer<typeof ProtectionValue>;
const ProtectionCell = z.strictObject({
  value: ProtectionValue,
  loosenBy: z.enum(LOOSEN_BY),
  /** The laxest value that may be reached here; without it the last of the row's order. */
  upTo: ProtectionValue.optional(),
  /** Who may tighten, where that is not anybody concerned. */
  tightenBy: z.enum(LOOSEN_BY).optional(),
  /** Hours before a looser value holds, where it is not the pack's `change.cooldown_h`. */
  cooldownHours: z.number().int().min(0).max(720).optional(),
  lockedReason: Bilingual.optional(),
  basis: z.array(z.string().max(64)).min(1),
});

const KNOWN_BANDS = AGE_BANDS.filter((band) => band !== 'unknown');

/** One row of the matrix; `order` lists the values from strictest to laxest, so that bands can be compared. */
export const ProtectionRow = z.strictObject({
  title: Bilingual.optional(),
  order: z.array(ProtectionValue).min(1).max(16),
  /** What each value is called when a person is told of it. */
  values: z.record(z.string().max(64), Bilingual).optional(),
  bands: z.strictObject({
    under13: ProtectionCell,
    '13-15': ProtectionCell,
    '16-17': ProtectionCell,
    '18-22': ProtectionCell,
    '23plus': ProtectionCell,
  }),
});
export type ProtectionRow = z.infer<typeof ProtectionRow>;
export type KnownBand = (typeof KNOWN_BANDS)[number];

/** A cell of the matrix with its key. */
export const Protection = ProtectionCell.extend({ key: z.string() });
export type Protection = z.infer<typeof Protection>;

/** An act's name alone stands for a clear finding. */
const ExampleAct = z.union([
  z.string().max(64),
  z.strictObject({ act: z.string().max(64), weight: z.number().min(0).max(1) }),
]);

/** An event of an example: `minutes` after the example began; what detectors found stands in `acts`. */
const ExampleEvent = z.looseObject({
  type: z.enum(EVENT_TYPES),
  actor: z.string(),
  target: z.string().optional(),
  minutes: z.number().min(0).default(0),
  acts: z.union([z.array(ExampleAct).max(16), z.literal('unavailable')]).default([]),
  /** Weights of its pictures that are near a shared hash; `unavailable` where the lookup did not answer. */
  pictures: z.union([z.array(z.number().min(0).max(1)).max(20), z.literal('unavailable')]).default([]),
  /** Set where the platform's own text service did not answer. */
  textService: z.literal('unavailable').optional(),
  /** Set where a person stopped the conversation between the two. */
  stopped: z.literal(true).optional(),
});

const ExampleAccount = z.strictObject({
  ageBand: AgeBand,
  ageSources: z
    .array(
      z.strictObject({ source: z.enum(['claimed', 'predicted', 'guardian', 'verified']), band: AgeBand }),
    )
    .optional(),
  ageDays: z.number().min(0).optional(),
  country: z.string().length(2).optional(),
  restricted: z.boolean().optional(),
  quietNow: z.boolean().optional(),
  /** What holds for the account where it is not what its band starts with. */
  protections: z.record(z.string().max(64), ProtectionValue).optional(),
  /** How far its time zone is ahead of UTC; without it nobody knows when its day began. */
  offsetMinutes: z.number().int().min(-720).max(840).optional(),
});

/** A run of events with what the last one must lead to; reviewed by people who do not program. */
export const PolicyExample = z.strictObject({
  rule: z.string(),
  name: z.string().min(1).max(120),
  accounts: z.record(z.string(), ExampleAccount).default({}),
  events: z.array(ExampleEvent).min(1).max(40),
  expect: z.strictObject({
    fires: z.boolean(),
    outcome: Outcome.optional(),
    tier: Tier.optional(),
    degraded: z.boolean().optional(),
    /** Everything that is said or asked, as `audience/template`, in any order. */
    notices: z.array(z.string().max(96)).max(8).optional(),
    /** The buttons below what the target is told, by id and in their order. */
    buttons: z.array(z.string().max(64)).max(16).optional(),
  }),
});
export type PolicyExample = z.infer<typeof PolicyExample>;

/** A whole policy pack, merged from its files. */
export const PolicyDocument = z.strictObject({
  id: Name,
  version: z.number().int().min(1),
  title: Bilingual,
  bases: z.record(z.string(), Basis),
  /** What is said, and for how long something is held, when a detector or the state does not answer. */
  outage: z.strictObject({ statement: Bilingual, holdMinutes: z.number().int().min(1).max(10_080) }),
  conditions: z.record(z.string(), When).default({}),
  signals: z.array(PolicySignal).default([]),
  /** Buttons under notices, in the order in which they are shown. */
  actions: z.array(PolicyAction).max(16).default([]),
  rules: z.array(PolicyRule).max(2000),
  protections: z.record(z.string(), ProtectionRow).default({}),
  /** What a `restrict` measure limits, how soon a person looks at it, and how it is called. */
  bundles: z.record(z.string(), RestrictionBundle).default({}),
  /** Accounts that examples may name without saying again who they are. */
  people: z.record(z.string(), ExampleAccount).default({}),
  examples: z.array(PolicyExample).default([]),
});
export type PolicyDocument = z.infer<typeof PolicyDocument>;
