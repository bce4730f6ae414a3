import type { CaseView, ReturnReason } from '@khong-mot-minh/contracts';
import { type FormEvent, useState } from 'react';
import { Dialog } from '../frame/dialog.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { CommandFailure } from './command-failure.tsx';
import { DialogActions } from './dialog-actions.tsx';
import { ReasonChoice } from './reason-choice.tsx';

type Props = {
  answer: 'return' | 'done';
  view: CaseView;
  open: boolean;
  busy: boolean;
  error: Error | null;
  onAnswer(reason?: ReturnReason): void;
  onClose(): void;
};

const WORDS = {
  return: {
    title: 'referralDesk.returnTitle',
    lead: 'referralDesk.returnLead',
    submit: 'referralDesk.confirmReturn',
  },
  done: {
    title: 'referralDesk.doneTitle',
    lead: 'referralDesk.doneLead',
    submit: 'referralDesk.confirmDone',
  },
} as const;

const REASONS: readonly ReturnReason[] = [
  'not-for-us',
  'need-more-information',
  'cannot-take-now',
  'done-elsewhere',
];

/** A case that is sent back says why; work that is done needs no reason. */
export function ReferralAnswerDialog({ answer, view, open, busy, error, onAnswer, onClose }: Props) {
  const { t } = useLanguage();
  const [reason, setReason] = useState<ReturnReason>();
  const [missing, setMissing] = useState(false);
  const words = WORDS[answer];
  const asksWhy = answer === 'return';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(asksWhy && !reason);
    if (!asksWhy || reason) onAnswer(reason);
  };
  return (
    <Dialog open={open} onClose={onClose} title={t(words.title)} lead={t(words.lead)}>
      <form className="stack" onSubmit={submit}>
        {asksWhy ? (
          <ReasonChoice<ReturnReason>
            label={t('referralDesk.reason')}
            codes={REASONS}
            wordsOf={(code) => `returnReason.${code}`}
            chosen={reason}
            missing={missing}
            onChoose={setReason}
          />
        ) : null}
        {open ? <CommandFailure view={view} error={error} /> : null}
        <DialogActions submit={t(words.submit)} busy={busy} onClose={onClose} />
      </form>
    </Dialog>
  );
}
