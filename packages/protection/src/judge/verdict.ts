import type { Decision, Tier } from '@khong-mot-minh/contracts';
import type { HarmCode } from '@khong-mot-minh/contracts/codes';
import type { Write } from '../state/protection-state.ts';

/** That a decision wants a case: `open` a new one, or a further finding (`raise`: a graver one) for the known one. */
export type CaseRequest = {
  pairKey: string;
  subject: string;
  affectedChild: string;
  tier: Tier;
  category: HarmCode;
  /** Set where both seem to be minors: what it is called once a reviewer has confirmed that. */
  peerCategory?: HarmCode;
  urgent: boolean;
  open: boolean;
  raise: boolean;
  caseId?: string;
  atMs: number;
};

/** Which rules stayed open and for lack of what; which fired in shadow, without effect. */
export type Undecided = { undecided: { rule: string; missing: string[] }[]; shadow: string[] };

/** A decision with what must be remembered for the next one. */
export type Verdict = {
  decision: Decision;
  writes: Write[];
  explanation: Undecided;
  caseRequest?: CaseRequest;
};

/** The verdict once the caller has opened the case that it asked for: the measure and the mark on the pair. */
export function withCase(verdict: Verdict, caseId: string): Verdict {
  const { decision, writes, caseRequest } = verdict;
  if (caseRequest === undefined || !caseRequest.open) return verdict;
  const { pairKey: key, tier, atMs } = caseRequest;
  return {
    ...verdict,
    decision: { ...decision, measures: [...decision.measures, { kind: 'case', caseId }] },
    writes: [...writes, { op: 'case', key, caseId, tier, atMs }],
    caseRequest: { ...caseRequest, caseId },
  };
}

/** What a platform in shadow is answered; the would-be decision is the caller's to record. */
export const asShadow = ({ eventId, policy }: Decision): Decision => ({
  eventId,
  mode: 'shadow',
  outcome: 'allow',
  tier: 0,
  degraded: false,
  measures: [],
  reasons: [],
  policy,
});
