import { actsWhere, type StepGroup } from '@khong-mot-minh/contracts/codes';
import { findActs } from '@khong-mot-minh/language';
import { evidenceOf, type PairState, pairAfter, TOGETHER } from '@khong-mot-minh/protection/training';
import type { Message } from '../early-warning/make-conversation.ts';

const BEGIN_MS = 1_795_510_800_000;

/** Steps that get points of their own. */
export const STEPS = actsWhere(({ groups }) => groups.length > 0);

/** Kinds of steps that may be worth more together. */
export const PAIRS = TOGETHER.map(([one, other]) => [one, other] as const);

/** What is known of a contact after each message of the one who began it, as the engine keeps it. */
export function runState(messages: readonly Message[]): number[][] {
  let there: PairState | undefined;
  const states: number[][] = [];
  messages.forEach(({ from, minute, text }, seq) => {
    if (from !== 'first') return;
    const pair = pairAfter(there, { atMs: BEGIN_MS + minute * 60_000, seq, found: findActs(text) });
    there = pair;
    const most = (group: StepGroup): number =>
      Math.max(...actsWhere(({ groups }) => groups.includes(group)).map((act) => evidenceOf(pair, act)));
    states.push([
      ...STEPS.map((act) => evidenceOf(pair, act)),
      ...PAIRS.map(([one, other]) => most(one) * most(other)),
    ]);
  });
  return states;
}
