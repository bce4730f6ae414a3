import type { IdeaDecision } from '@khong-mot-minh/contracts';
import { ACCEPT_REASONS, DECLINE_REASONS } from '@khong-mot-minh/contracts/codes';

/** What has been chosen and written so far. */
export type IdeaDecisionForm = {
  outcome?: 'accepted' | 'declined';
  reason?: string;
  titleVi: string;
  titleEn: string;
  summaryVi: string;
  summaryEn: string;
};
export type FormPart = 'outcome' | 'reason' | 'titleVi' | 'summaryVi';

export const EMPTY_FORM: IdeaDecisionForm = { titleVi: '', titleEn: '', summaryVi: '', summaryEn: '' };

const both = (vi: string, en: string) => ({ vi: vi.trim(), ...(en.trim() && { en: en.trim() }) });

/** The decision that a draft makes, or the first thing that it lacks. */
export function decisionOf(draft: IdeaDecisionForm): IdeaDecision | { missing: FormPart } {
  if (!draft.outcome) return { missing: 'outcome' };
  if (draft.outcome === 'declined') {
    const reason = DECLINE_REASONS.find((one) => one === draft.reason);
    return reason ? { outcome: 'declined', reason } : { missing: 'reason' };
  }
  const reason = ACCEPT_REASONS.find((one) => one === draft.reason);
  if (!reason) return { missing: 'reason' };
  if (!draft.titleVi.trim()) return { missing: 'titleVi' };
  if (!draft.summaryVi.trim()) return { missing: 'summaryVi' };
  return {
    outcome: 'accepted',
    reason,
    title: both(draft.titleVi, draft.titleEn),
    summary: both(draft.summaryVi, draft.summaryEn),
  };
}
