import type { ReopenReason } from '@khong-mot-minh/contracts';
import { type FormEvent, useState } from 'react';
import { Dialog } from '../frame/dialog.tsx';
import { useLanguage } from '../language/language-context.tsx';
import type { CaseDialogProps } from './case-dialog.ts';
import { CommandFailure } from './command-failure.tsx';
import { DialogActions } from './dialog-actions.tsx';
import { ReasonChoice } from './reason-choice.tsx';
import { useCommand } from './use-command.ts';

const REASONS: readonly ReopenReason[] = ['new-information', 'closed-by-mistake', 'not-agreed'];

export function ReopenDialog({ view, open, onClose, onDone }: CaseDialogProps) {
  const { t } = useLanguage();
  const [reason, setReason] = useState<ReopenReason>();
  const [missing, setMissing] = useState(false);
  const command = useCommand(view, () => {
    setReason(undefined);
    onDone(t('reopen.done'));
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(!reason);
    if (reason) command.order(async () => ({ type: 'reopen', expectedVersion: view.version, reason }));
  };
  return (
    <Dialog open={open} onClose={onClose} title={t('reopen.title')} lead={t('reopen.reason')}>
      <form className="stack" onSubmit={submit}>
        <ReasonChoice<ReopenReason>
          label={t('reopen.reason')}
          codes={REASONS}
          wordsOf={(code) => `reopenReason.${code}`}
          chosen={reason}
          missing={missing}
          onChoose={setReason}
        />
        <CommandFailure view={view} error={command.error} />
        <DialogActions submit={t('reopen.submit')} busy={command.isPending} onClose={onClose} />
      </form>
    </Dialog>
  );
}
