import { ACT_CODES, ACTS, actsWhere, STEP_GROUPS, type StepGroup } from '@khong-mot-minh/contracts/codes';
import { evidenceAt, type PairState } from '../state/pair.ts';
import { noAfterStep } from './no-after-step.ts';

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
  const askPoints = most[ASK] ?? 0;
  return askPoints === 0 ? points : points + ASK_AFTER_NO * noAfterStep(pair, reverse) * askPoints;
}

// The tables by number: this is asked at every message of a pair with evidence.
const WORTH = ACT_CODES.map((code, act) => ({ act, worth: ACTS[code].points })).filter(
  ({ worth }) => worth > 0,
);
const ASK = STEP_GROUPS.indexOf('ask');
const GROUPS = STEP_GROUPS.map((group) =>
  actsWhere(({ groups }) => groups.includes(group)).map((code) => ACT_CODES.indexOf(code)),
);
const PAIRS = TOGETHER.map(([one, other, worth]) => ({
  one: STEP_GROUPS.indexOf(one),
  other: STEP_GROUPS.indexOf(other),
  worth,
}));
