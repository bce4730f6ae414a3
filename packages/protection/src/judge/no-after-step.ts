import { ACTS } from '@khong-mot-minh/contracts/codes';
import { evidenceOf, type PairState } from '../state/pair.ts';

/**
 * How surely the other said no, or was uneasy, after a step of this contact. Somebody who came with a fear to a
 * counsellor or an aunt was not made uneasy by them: what was said before any step is no answer to one.
 */
export function noAfterStep(pair: PairState | undefined, reverse: PairState | undefined): number {
  if (pair === undefined || reverse === undefined) return 0;
  let first = Number.POSITIVE_INFINITY;
  for (const { concept, seq } of pair.citations) if (ACTS[concept].refusable) first = Math.min(first, seq);
  let strongest = 0;
  for (const { concept, seq } of reverse.citations)
    if (ACTS[concept].refuses && seq > first) strongest = Math.max(strongest, evidenceOf(reverse, concept));
  return strongest;
}
