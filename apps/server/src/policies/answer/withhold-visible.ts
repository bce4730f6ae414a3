import type { Decision, Measure, PlatformEvent } from '@khong-mot-minh/contracts';
import { asShadow } from '@khong-mot-minh/protection';

/** From this tier on, a limit that others would notice waits for a person (decision 0011). */
const WAITS_FROM_TIER = 4;

type Restrict = Extract<Measure, { kind: 'restrict' }>;

/** A limit that the decision of an event asks for and that the platform was not given. */
export type Withheld = { event: PlatformEvent; decision: Decision; measure: Restrict };

/**
 * Splits a decision into what the platform does at once and the limits of accounts that a person places first. What
 * happens to the message itself stays as it is: it is the safe default, and it is seen by nobody else.
 */
export function withholdVisible(decision: Decision): { answer: Decision; withheld: Restrict[] } {
  if (decision.tier < WAITS_FROM_TIER) return { answer: decision, withheld: [] };
  const withheld = decision.measures.filter((m): m is Restrict => m.kind === 'restrict');
  if (withheld.length === 0) return { answer: decision, withheld };
  return {
    answer: { ...decision, measures: decision.measures.filter(({ kind }) => kind !== 'restrict') },
    withheld,
  };
}

/** What the platform is answered, and which limits wait for a person. */
export const answerOf = (decision: Decision, mode: Decision['mode']): ReturnType<typeof withholdVisible> =>
  mode === 'shadow' ? { answer: asShadow(decision), withheld: [] } : withholdVisible(decision);
