import type { CaseView, TransferQuestionView } from '@khong-mot-minh/contracts';
import { type Receiver, standingWord } from '@khong-mot-minh/contracts/rules';

/** What the reporter is being asked, or has agreed to, about handing the case over. */
export const openQuestion = ({ questions }: CaseView): TransferQuestionView | undefined =>
  questions.find(({ status }) => status === 'waiting' || status === 'agreed');

/**
 * Until when nobody asks again, because the reporter's last word about an organisation is a no, and whether that was said
 * of its whole level: the reporter changes each at another place of their page.
 */
export function noAskingUntil(
  { report }: Pick<CaseView, 'report'>,
  to: Receiver,
  nowMs: number,
): { until: string; ofLevel: boolean } | undefined {
  const word = report && standingWord(report, to);
  const until = word?.askAgainFrom;
  return word && until && Date.parse(until) > nowMs ? { until, ofLevel: !word.organisation } : undefined;
}
