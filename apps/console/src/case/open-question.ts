import type { CaseView, TransferQuestionView } from '@kmm/contracts';

/** What the reporter is being asked, or has agreed to, about handing the case over. */
export const openQuestion = ({ questions }: CaseView): TransferQuestionView | undefined =>
  questions.find(({ status }) => status === 'waiting' || status === 'agreed');

/** Until when the reporter's no to an organisation stands, where it does: before then nobody asks again. */
export const standingNo = (
  { questions }: Pick<CaseView, 'questions'>,
  { organisation }: { organisation: { vi: string } },
  nowMs: number,
): string | undefined =>
  questions.findLast(
    ({ to, status, askAgainFrom }) =>
      to.vi === organisation.vi && status === 'refused' && askAgainFrom && Date.parse(askAgainFrom) > nowMs,
  )?.askAgainFrom;
