import type { CaseView, TransferQuestionView } from '@kmm/contracts';

/** What the reporter is being asked, or has agreed to, about handing the case over. */
export const openQuestion = ({ questions }: CaseView): TransferQuestionView | undefined =>
  questions.find(({ status }) => status === 'waiting' || status === 'agreed');
