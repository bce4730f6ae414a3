import type { CaseView } from '@kmm/contracts';
import { type FormEvent, useState } from 'react';
import { Dialog } from '../frame/dialog.tsx';
import { Field } from '../frame/field.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { CommandFailure } from './command-failure.tsx';
import { DialogActions } from './dialog-actions.tsx';
import { REASON_LENGTH } from './text-limits.ts';

type Props = {
  answer: 'return' | 'done';
  view: CaseView;
  open: boolean;
  busy: boolean;
  error: Error | null;
  onAnswer(reason: string): void;
  onClose(): void;
};

const WORDS = {
  return: {
    title: 'referralDesk.returnTitle',
    lead: 'referralDesk.returnLead',
    reason: 'referralDesk.reason',
    submit: 'referralDesk.confirmReturn',
  },
  done: {
    title: 'referralDesk.doneTitle',
    lead: 'referralDesk.doneLead',
    reason: 'referralDesk.doneReason',
    submit: 'referralDesk.confirmDone',
  },
} as const;

/** A case that is sent back says why; work that is done may say how it ended. */
export function AnswerDialog({ answer, view, open, busy, error, onAnswer, onClose }: Props) {
  const { t } = useLanguage();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const words = WORDS[answer];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const empty = answer === 'return' && reason.trim() === '';
    setMissing(empty);
    if (!empty) onAnswer(reason.trim());
  };
  return (
    <Dialog open={open} onClose={onClose} title={t(words.title)} lead={t(words.lead)}>
      <form className="stack" onSubmit={submit}>
        <Field
          label={t(words.reason)}
          hint={t('refer.reasonHint')}
          error={missing ? t('refer.missingReason') : ''}
        >
          {(control) => (
            <textarea
              {...control}
              maxLength={REASON_LENGTH}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </Field>
        {open ? <CommandFailure view={view} error={error} /> : null}
        <DialogActions submit={t(words.submit)} busy={busy} onClose={onClose} />
      </form>
    </Dialog>
  );
}
