import type { MeasureAnswer } from '@khong-mot-minh/contracts';

export type Placing = Extract<MeasureAnswer, { decision: 'place' }>['retaliation'];
export type Risk = Placing['risk'];
export type Plan = Placing['plan'][number];
export type DropReason = Extract<MeasureAnswer, { decision: 'drop' }>['reason'];

/** What was chosen so far in the dialog. */
export type Chosen = {
  decision?: MeasureAnswer['decision'];
  risk?: Risk;
  plan: Plan[];
  reason?: DropReason;
};

/** The first question that has no answer yet, or the answer that can be sent. */
export function answerOf(
  chosen: Chosen,
): MeasureAnswer | { missing: 'decision' | 'risk' | 'plan' | 'reason' } {
  const { decision, risk, plan, reason } = chosen;
  if (!decision) return { missing: 'decision' };
  if (decision === 'drop') return reason ? { decision, reason } : { missing: 'reason' };
  if (!risk) return { missing: 'risk' };
  if (risk !== 'unlikely' && plan.length === 0) return { missing: 'plan' };
  return { decision, retaliation: { risk, plan } };
}
