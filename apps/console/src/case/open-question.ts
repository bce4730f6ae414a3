import type { CaseView, TransferQuestionView } from '@khong-mot-minh/contracts';
import { type Receiver, standingWord } from '@khong-mot-minh/contracts/rules';

/** What the reporter is being asked, or has agreed to, about handing the case over. */
export const openQuestion = ({ questions }: CaseView): TransferQuestionView | undefined =>
  questions.find(({ status }) => status === 'waiting' || status === 'agreed');

/** Until when nobody asks again, because the reporter's last word about an organisation is a no. */
export function noAskingUntil(
  { report }: Pick<CaseView, 'report'>,
  to: Receiver,
  nowMs: number,
): string | undefined {
  const askAgainFrom = report && standingWord(report, to)?.askAgainFrom;
  return askAgainFrom && Date.parse(askAgainFrom) > nowMs ? askAgainFrom : undefined;
}
