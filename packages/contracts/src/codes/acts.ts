/** Steps of a contact gone wrong, as policies count them (`pair.stages`). */
export const STAGES = ['probe', 'bond', 'isolate', 'ask', 'coerce', 'control'] as const;
export type Stage = (typeof STAGES)[number];

/** Kinds of steps by which the escalation score pairs acts; finer than stages. */
export const STEP_GROUPS = ['probe', 'bond', 'hide', 'leave', 'ask', 'press', 'coerce', 'command'] as const;
export type StepGroup = (typeof STEP_GROUPS)[number];

/** What is known of an act, whole. */
export type ActRow = {
  /** The step that it serves; none for what the person in danger says. */
  stage: Stage | undefined;
  groups: readonly StepGroup[];
  /**
   * Points of full evidence, fitted on conversations of the development side with phrases that the detector had not
   * been trained on (docs/decisions/0015): what relatives, teachers and counsellors say as often (where somebody is,
   * until when) is worth nothing, whatever it looks like.
   */
  points: number;
  /** It pushes a person: a decision at tier 3 or above cites two of these, or a threat that names an audience. */
  coercive: boolean;
  /** A threat that names who would learn of something: grave on its own. */
  namesAudience: boolean;
  /** Somebody says no to it: probing, asking, hiding and pressing, not a greeting or a kind word. */
  refusable: boolean;
  /** It is a no, or unease, of the other side. */
  refuses: boolean;
  /** Who says it. */
  speaker: 'contact' | 'young-person';
  /** The act model has a head for it. One that it was not trained on has none yet: what rules find of it keeps its weight. */
  learned: boolean;
  /** It is harm already: a warning wants to come before the first of these. */
  harm: boolean;
  /** A threat and a demand that co-occur in one message make each other surer. */
  coOccurs: 'threat' | 'demand' | undefined;
  /** From which weight it means danger to whoever writes an idea, in a telling and in a proposal, which names such acts. */
  ownDanger: { told: number; proposed: number } | undefined;
};

/**
 * Every risk act that a text detector may report, for policies, signals and stored pairs alike. The order is the order
 * in a stored pair, so only append.
 */
export const ACTS = {
  'age-probe': {
    stage: 'probe',
    groups: ['probe'],
    points: 1.8,
    coercive: false,
    namesAudience: false,
    refusable: false,
    refuses: false,
    speaker: 'contact',
    learned: true,
    harm: false,
    coOccurs: undefined,
    ownDanger: undefined,
  },
  'place-probe': {
    stage: 'probe',
    groups: ['probe'],
    points: 0,
    coercive: false,
    namesAudience: false,
    refusable: false,
    refuses: false,
    speaker: 'contact',
    learned: true,
    harm: false,
    coOccurs: undefined,
    ownDanger: undefined,
  },
  'alone-probe': {
    stage: 'probe',
    groups: ['probe'],
    points: 0.7,
    coercive: false,
    namesAudience: false,
    refusable: true,
    refuses: false,
    speaker: 'contact',
    learned: true,
    harm: false,
    coOccurs: undefined,
    ownDanger: undefined,
  },
  flattery: {
    stage: 'bond',
    groups: ['bond'],
    points: 2.5,
    coercive: false,
    namesAudience: false,
    refusable: false,
    refuses: false,
    speaker: 'contact',
    learned: true,
    harm: false,
    coOccurs: undefined,
    ownDanger: undefined,
  },
  'exclusive-bond': {
    stage: 'bond',
    groups: ['bond'],
    points: 1.8,
    coercive: false,
    namesAudience: false,
    refusable: false,
    refuses: false,
    speaker: 'contact',
    learned: true,
    harm: false,
    coOccurs: undefined,
    ownDanger: undefined,
  },
  'gift-offer': {
    stage: 'bond',
    groups: ['bond'],
    points: 2.1,
    coercive: false,
    namesAudience: false,
    refusable: false,
    refuses: false,
    speaker: 'contact',
    learned: true,
    harm: false,
    coOccurs: undefined,
    ownDanger: undefined,
  },
  secrecy: {
    stage: 'isolate',
    groups: ['hide'],
    points: 2,
    coercive: true,
    namesAudience: false,
    refusable: true,
    refuses: false,
    speaker: 'contact',
    learned: true,
    harm: false,
    coOccurs: 'demand',
    ownDanger: { told: 0.6, proposed: 0.9 },
  },
  'delete-chat': {
    stage: 'isolate',
    groups: ['hide'],
    points: 0.7,
    coercive: true,
    namesAudience: false,
    refusable: true,
    refuses: false,
    speaker: 'contact',
    learned: true,
    harm: false,
    coOccurs: undefined,
    ownDanger: undefined,
  },
  'move-to-other-app': {
    stage: 'isolate',
    groups: ['leave'],
    points: 1.6,
    coercive: false,
    namesAudience: false,
    refusable: true,
    refuses: false,
    speaker: 'contact',
    learned: true,
    harm: false,
    coOccurs: undefined,
    ownDanger: undefined,
  },
  'disappearing-mode': {
    stage: 'isolate',
    groups: ['hide', 'leave'],
    points: 0.9,
    coercive: false,
    namesAudience: false,
    refusable: true,
    refuses: false,
    speaker: 'contact',
    learned: true,
    harm: false,
    coOccurs: undefined,
    ownDanger: undefined,
  },
  'picture-request': {
    stage: 'ask',
    groups: ['ask'],
    points: 1.3,
    coercive: true,
    namesAudience: false,
    refusable: true,
    refuses: false,
    speaker: 'contact',
    learned: true,
    harm: true,
    coOccurs: 'demand',
    ownDanger: { told: 0.5, proposed: 0.8 },
  },
  'meet-alone': {
    stage: 'ask',
    groups: ['ask'],
    points: 0.9,
    coercive: true,
    namesAudience: false,
    refusable: true,
    refuses: false,
    speaker: 'contact',
    learned: true,
    harm: true,
    coOccurs: undefined,
    ownDanger: { told: 0.5, proposed: 0.8 },
  },
  'payment-demand': {
    stage: 'ask',
    groups: ['ask'],
    points: 1.9,
    coercive: true,
    namesAudience: false,
    refusable: true,
    refuses: false,
    speaker: 'contact',
    learned: true,
    harm: true,
    coOccurs: 'demand',
    ownDanger: { told: 0.5, proposed: 0.8 },
  },
  'credential-request': {
    stage: 'ask',
    groups: ['ask'],
    points: 1.4,
    coercive: true,
    namesAudience: false,
    refusable: true,
    refuses: false,
    speaker: 'contact',
    learned: true,
    harm: true,
    coOccurs: 'demand',
    ownDanger: undefined,
  },
  pressure: {
    stage: 'coerce',
    groups: ['press'],
    points: 1.5,
    coercive: true,
    namesAudience: false,
    refusable: true,
    refuses: false,
    speaker: 'contact',
    learned: true,
    harm: false,
    coOccurs: 'demand',
    ownDanger: { told: 0.6, proposed: 0.9 },
  },
  'threat-to-tell': {
    stage: 'coerce',
    groups: ['coerce'],
    points: 1.5,
    coercive: true,
    namesAudience: true,
    refusable: true,
    refuses: false,
    speaker: 'contact',
    learned: true,
    harm: true,
    coOccurs: 'threat',
    ownDanger: { told: 0.5, proposed: 0.6 },
  },
  deadline: {
    stage: 'coerce',
    groups: ['press'],
    points: 0,
    coercive: true,
    namesAudience: false,
    refusable: false,
    refuses: false,
    speaker: 'contact',
    learned: true,
    harm: false,
    coOccurs: 'demand',
    ownDanger: undefined,
  },
  'authority-claim': {
    stage: 'control',
    groups: ['command'],
    points: 1.6,
    coercive: true,
    namesAudience: false,
    refusable: false,
    refuses: false,
    speaker: 'contact',
    learned: true,
    harm: false,
    coOccurs: undefined,
    ownDanger: undefined,
  },
  'legal-threat': {
    stage: 'coerce',
    groups: ['coerce'],
    points: 1.4,
    coercive: true,
    namesAudience: false,
    refusable: true,
    refuses: false,
    speaker: 'contact',
    learned: true,
    harm: true,
    coOccurs: 'threat',
    ownDanger: { told: 0.5, proposed: 0.8 },
  },
  relocate: {
    stage: 'control',
    groups: ['command'],
    points: 1,
    coercive: true,
    namesAudience: false,
    refusable: true,
    refuses: false,
    speaker: 'contact',
    learned: true,
    harm: true,
    coOccurs: undefined,
    ownDanger: { told: 0.5, proposed: 0.8 },
  },
  'stay-on-call': {
    stage: 'control',
    groups: ['command'],
    points: 0.7,
    coercive: true,
    namesAudience: false,
    refusable: true,
    refuses: false,
    speaker: 'contact',
    learned: true,
    harm: false,
    coOccurs: undefined,
    ownDanger: { told: 0.5, proposed: 0.8 },
  },
  'ransom-to-family': {
    stage: 'coerce',
    groups: ['coerce'],
    points: 1.3,
    coercive: true,
    namesAudience: true,
    refusable: false,
    refuses: false,
    speaker: 'contact',
    learned: true,
    harm: true,
    coOccurs: 'threat',
    ownDanger: { told: 0.5, proposed: 0.8 },
  },
  refusal: {
    stage: undefined,
    groups: [],
    points: 0,
    coercive: false,
    namesAudience: false,
    refusable: false,
    refuses: true,
    speaker: 'young-person',
    learned: false,
    harm: false,
    coOccurs: undefined,
    ownDanger: undefined,
  },
  discomfort: {
    stage: undefined,
    groups: [],
    points: 0,
    coercive: false,
    namesAudience: false,
    refusable: false,
    refuses: true,
    speaker: 'young-person',
    learned: false,
    harm: false,
    coOccurs: undefined,
    ownDanger: { told: 0.5, proposed: 0.5 },
  },
  'self-danger': {
    stage: undefined,
    groups: [],
    points: 0,
    coercive: false,
    namesAudience: false,
    refusable: false,
    refuses: false,
    speaker: 'young-person',
    learned: false,
    harm: false,
    coOccurs: undefined,
    ownDanger: { told: 0.5, proposed: 0.5 },
  },
} as const satisfies Readonly<Record<string, ActRow>>;

export type ActCode = keyof typeof ACTS;

// The cast is true: these are the keys of the table.
export const ACT_CODES = Object.keys(ACTS) as readonly ActCode[] as readonly [ActCode, ...ActCode[]];

/** The acts whose row answers yes, in the order of the table. */
export const actsWhere = (holds: (row: ActRow) => boolean): readonly ActCode[] =>
  ACT_CODES.filter((act) => holds(ACTS[act]));

const indexByCode = new Map<string, number>(ACT_CODES.map((act, index) => [act, index]));

/** Whether a word names an act: findings also name marks of other detectors. */
export const isActCode = (word: string): word is ActCode => indexByCode.has(word);

/** Position of an act in `ACT_CODES`, or undefined for a word that is no act. */
export const actIndex = (act: string): number | undefined => indexByCode.get(act);
