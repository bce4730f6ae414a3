import type { Decision } from '@khong-mot-minh/contracts';
import { strictness } from '@khong-mot-minh/contracts/codes';

export type Shift = 'same' | 'stricter' | 'laxer';

/** Whether another version would have gone further with an event: its outcome counts first, then its tier. */
export function compareDecisions(before: Decision, after: Decision): Shift {
  const step = strictness(after.outcome) - strictness(before.outcome) || after.tier - before.tier;
  return step === 0 ? 'same' : step > 0 ? 'stricter' : 'laxer';
}

/** The rules that fired in either, and where: only in the later one is stricter, only in the earlier one laxer. */
export function compareRules(before: Decision, after: Decision): Map<string, Shift> {
  const shifts = new Map<string, Shift>();
  for (const { rule } of before.reasons) shifts.set(rule, 'laxer');
  for (const { rule } of after.reasons) shifts.set(rule, shifts.has(rule) ? 'same' : 'stricter');
  return shifts;
}
