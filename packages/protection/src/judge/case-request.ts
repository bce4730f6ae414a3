import type { Tier } from '@khong-mot-minh/contracts';
import { HARM_BY_DEFAULT } from '@khong-mot-minh/contracts/codes';
import { isMinor, receiverBand, senderBand } from '../age.ts';
import type { CaseEntry } from '../state/case-code.ts';
import { pairKey } from '../state/protection-state.ts';
import type { Context } from './context.ts';
import type { Fired } from './fired.ts';
import { gravestFirst } from './gravest-first.ts';
import { subjectOf } from './measures.ts';
import type { CaseRequest } from './verdict.ts';

const CASE_TIER = 3;
const URGENT_TIER = 4;

/** The case that the gravest finding asks for; one pair has one case, later findings go to it. */
export function caseRequestOf(
  fired: readonly Fired[],
  context: Context,
  cases: ReadonlyMap<string, CaseEntry>,
): CaseRequest | undefined {
  if (fired.length === 0) return undefined;
  const asking = fired.filter(({ tier, held }) => tier >= CASE_TIER || held === 'case');
  if (asking.length === 0) return undefined;
  const [first] = asking.sort(gravestFirst);
  if (first === undefined) return undefined;
  const { rule, tier } = first;
  const subject = subjectOf(rule.subject, context);
  const affected = subjectOf(rule.subject === 'actor' ? 'target' : 'actor', context);
  if (subject === undefined || affected === undefined) return undefined;
  const key = pairKey(subject.id, affected.id);
  const mark = cases.get(key);
  const category = rule.category ?? HARM_BY_DEFAULT;
  const peers = isMinor(senderBand(subject)) && isMinor(receiverBand(affected));
  return {
    pairKey: key,
    subject: subject.id,
    affectedChild: affected.id,
    tier: highest(tier, mark?.tier),
    category,
    ...(peers && { peerCategory: rule.peerCategory ?? category }),
    urgent: tier >= URGENT_TIER,
    open: mark === undefined,
    raise: mark !== undefined && tier > mark.tier,
    ...(mark !== undefined && { caseId: mark.caseId }),
    atMs: context.nowMs,
  };
}

// A mark holds a tier that a decision gave, so the larger of the two is a tier.
const highest = (tier: Tier, marked: number | undefined): Tier => Math.max(tier, marked ?? 0) as Tier;
