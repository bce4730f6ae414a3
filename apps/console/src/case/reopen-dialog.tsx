import { type FormEvent, useState } from 'react';
import { Dialog } from '../frame/dialog.tsx';
import { Field } from '../frame/field.tsx';
import { useLanguage } from '../language/language-context.tsx';
import type { CaseDialogProps } from './case-dialog.ts';
import { CommandFailure } from './command-failure.tsx';
import { DialogActions } from './dialog-actions.tsx';
import { useDraft } from './drafts.tsx';
import { REASON_LENGTH } from './text-limits.ts';
import { useCommand } from './use-command.ts';

export function ReopenDialog({ view, open, onClose, onDone }: CaseDialogProps) {
  const { t } = useLanguage();
  const [reason, setReason] = useDraft(`${view.id} reopen`);
  const [missing, setMissing] = useState(false);
  const command = useCommand(view, () => {
    setReason('');
    onDone(t('reopen.done'));
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(reason.trim() === '');
    if (reason.trim() === '') return;
    command.order(async () => ({ type: 'reopen', expectedVersion: view.version, reason: reason.trim() }));
  };
  return (
    <Dialog open={open} onClose={onClose} title={t('reopen.title')}>
      <form className="stack" onSubmit={submit}>
        <Field
          label={t('reopen.reason')}
          hint={t('refer.reasonHint')}
          error={missing ? t('reopen.missing') : ''}
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
        <CommandFailure view={view} error={command.error} />
        <DialogActions submit={t('reopen.submit')} busy={command.isPending} onClose={onClose} />
      </form>
    </Dialog>
  );
}
