import type { Act } from '../acts.ts';
import { evidenceOf, type PairState } from '../state/pair.ts';

const NO: ReadonlySet<Act> = new Set(['refusal', 'discomfort']);

/** What somebody says no to: probing, asking, hiding and pressing, not a greeting or a kind word. */
const MAY_BE_REFUSED: ReadonlySet<Act> = new Set([
  'alone-probe',
  'secrecy',
  'delete-chat',
  'move-to-other-app',
  'disappearing-mode',
  'picture-request',
  'meet-alone',
  'payment-demand',
  'credential-request',
  'pressure',
  'threat-to-tell',
  'legal-threat',
  'relocate',
  'stay-on-call',
]);

/**
 * How surely the other said no, or was uneasy, after a step of this contact. Somebody who came with a fear to a
 * counsellor or an aunt was not made uneasy by them: what was said before any step is no answer to one.
 */
export function noAfterStep(pair: PairState | undefined, reverse: PairState | undefined): number {
  if (pair === undefined || reverse === undefined) return 0;
  let first = Number.POSITIVE_INFINITY;
  for (const { concept, seq } of pair.citations)
    if (MAY_BE_REFUSED.has(concept)) first = Math.min(first, seq);
  let strongest = 0;
  for (const { concept, seq } of reverse.citations)
    if (NO.has(concept) && seq > first) strongest = Math.max(strongest, evidenceOf(reverse, concept));
  return strongest;
}
