import { MAX_REPORT_TEXT } from '@khong-mot-minh/contracts';
import type { Translate } from '../translate.ts';
import type { Answers } from './answers.ts';

export const STEPS = [1, 2, 3, 4, 5] as const;
export type Step = (typeof STEPS)[number];
export type Errors = Partial<Record<'kind' | 'danger' | 'text' | 'confirm', string>>;

const lettersOf = ({ text, letters }: Answers): number => Math.max(text.length, letters);

/** What is still missing on one step; only three questions must be answered. */
export function checkStep(step: Step, answers: Answers, t: Translate): Errors {
  switch (step) {
    case 1:
      return answers.kind ? {} : { kind: t('report.kind.error') };
    case 2:
      return answers.danger ? {} : { danger: t('report.danger.error') };
    case 3:
    case 4:
      return {};
    case 5:
      return {
        ...(lettersOf(answers) > MAX_REPORT_TEXT
          ? { text: t('report.text.error', { max: MAX_REPORT_TEXT, count: lettersOf(answers) }) }
          : {}),
        ...(answers.confirm ? {} : { confirm: t('report.confirm.error') }),
      };
  }
}

/** The first step, up to the given one, that still lacks an answer. */
export const firstIncomplete = (upTo: Step, answers: Answers, t: Translate): Step | undefined =>
  STEPS.find((step) => step <= upTo && Object.keys(checkStep(step, answers, t)).length > 0);
