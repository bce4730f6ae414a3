import { ACTS, type Act } from '../acts.ts';
import { evidenceAt, type PairState } from '../state/pair.ts';
import { noAfterStep } from './no-after-step.ts';

/**
 * Points of full evidence of an act. They were fitted on conversations of the development side with phrases that the
 * detector had not been trained on (docs/decisions/0015): what relatives, teachers and counsellors say as often (where
 * somebody is, until when, who is at home) is worth next to nothing, whatever it looks like.
 */
const POINTS: Readonly<Partial<Record<Act, number>>> = {
  'age-probe': 1.8,
  'alone-probe': 0.7,
  flattery: 2.5,
  'exclusive-bond': 1.8,
  'gift-offer': 2.1,
  secrecy: 2,
  'delete-chat': 0.7,
  'disappearing-mode': 0.9,
  'move-to-other-app': 1.6,
  'picture-request': 1.3,
  'meet-alone': 0.9,
  'payment-demand': 1.9,
  'credential-request': 1.4,
  pressure: 1.5,
  'threat-to-tell': 1.5,
  'authority-claim': 1.6,
  'legal-threat': 1.4,
  relocate: 1,
  'stay-on-call': 0.7,
  'ransom-to-family': 1.3,
};

/** Kinds of steps, finer than stages: what a pair of kinds is worth depends on them. */
export const STEP_GROUPS = {
  probe: ['age-probe', 'place-probe', 'alone-probe'],
  bond: ['flattery', 'exclusive-bond', 'gift-offer'],
  hide: ['secrecy', 'delete-chat', 'disappearing-mode'],
  leave: ['move-to-other-app', 'disappearing-mode'],
  ask: ['picture-request', 'meet-alone', 'payment-demand', 'credential-request'],
  press: ['pressure', 'deadline'],
  coerce: ['threat-to-tell', 'legal-threat', 'ransom-to-family'],
  command: ['authority-claim', 'relocate', 'stay-on-call'],
} as const satisfies Readonly<Record<string, readonly Act[]>>;
export type StepGroup = keyof typeof STEP_GROUPS;

/** What two kinds of steps are worth together, beyond each by itself. */
export const TOGETHER: readonly (readonly [StepGroup, StepGroup, number])[] = [
  ['probe', 'bond', 1.7],
  ['press', 'ask', 1.1],
  ['leave', 'hide', 0.9],
  ['coerce', 'ask', 1],
  ['hide', 'probe', 0.8],
  ['command', 'coerce', 0.6],
  ['coerce', 'press', 0.7],
  ['hide', 'bond', 0.8],
  ['probe', 'ask', 0.6],
  ['hide', 'ask', 0.7],
  ['command', 'hide', 0.4],
  ['hide', 'coerce', 0.7],
];
/** An ask after a no. */
const ASK_AFTER_NO = 0.3;

/** What all points would come to. */
export const MOST_POINTS = 40;

/**
 * How far a contact has come, in points: each kind of step by its evidence, and pairs of steps that rarely stand
 * together in harmless talk. Who the people are does not enter.
 */
export function runOfSteps(pair: PairState | undefined, reverse: PairState | undefined): number {
  if (pair === undefined) return 0;
  let points = 0;
  for (const { act, worth } of WORTH) points += worth * evidenceAt(pair, act);
  if (points === 0) return 0;
  const most = GROUPS.map((acts) => {
    let strongest = 0;
    for (const act of acts) strongest = Math.max(strongest, evidenceAt(pair, act));
    return strongest;
  });
  for (const { one, other, worth } of PAIRS) points += worth * (most[one] ?? 0) * (most[other] ?? 0);
  const asked = most[ASK] ?? 0;
  return asked === 0 ? points : points + ASK_AFTER_NO * noAfterStep(pair, reverse) * asked;
}

// The tables above by number: this is asked at every message of a pair with evidence.
const WORTH = Object.entries(POINTS).map(([act, worth]) => ({
  // The cast is true: these are the keys of POINTS.
  act: ACTS.indexOf(act as Act),
  worth,
}));
// The cast is true: these are the keys of STEP_GROUPS.
const NAMES = Object.keys(STEP_GROUPS) as StepGroup[];
const ASK = NAMES.indexOf('ask');
const GROUPS = NAMES.map((name) => STEP_GROUPS[name].map((act) => ACTS.indexOf(act)));
const PAIRS = TOGETHER.map(([one, other, worth]) => ({
  one: NAMES.indexOf(one),
  other: NAMES.indexOf(other),
  worth,
}));
