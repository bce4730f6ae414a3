import type { MarkDangerReason } from '@khong-mot-minh/contracts';
import { type FormEvent, useState } from 'react';
import { Dialog } from '../frame/dialog.tsx';
import { useLanguage } from '../language/language-context.tsx';
import type { CaseDialogProps } from './case-dialog.ts';
import { CommandFailure } from './command-failure.tsx';
import { DialogActions } from './dialog-actions.tsx';
import { ReasonChoice } from './reason-choice.tsx';
import { useCommand } from './use-command.ts';

const REASONS: readonly MarkDangerReason[] = ['said-so', 'plan-and-time', 'harm-goes-on', 'told-by-somebody'];

/** Asks once more, because it calls people and nobody can take it back. */
export function MarkDangerDialog({ view, open, onClose, onDone }: CaseDialogProps) {
  const { t } = useLanguage();
  const [reason, setReason] = useState<MarkDangerReason>();
  const [missing, setMissing] = useState(false);
  const command = useCommand(view, () => onDone(t('markDanger.done')));
  // A page with numbers is there of a report that was not withdrawn.
  const isShown = view.report && !view.withdrawn;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(!reason);
    if (reason) command.order(async () => ({ type: 'mark-danger', expectedVersion: view.version, reason }));
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('markDanger.title')}
      lead={t(isShown ? 'markDanger.lead' : 'markDanger.leadPlain')}
    >
      <form className="stack" onSubmit={submit}>
        <ReasonChoice<MarkDangerReason>
          label={t('markDanger.reason')}
          codes={REASONS}
          wordsOf={(code) => `markDangerReason.${code}`}
          chosen={reason}
          missing={missing}
          onChoose={setReason}
        />
        <CommandFailure view={view} error={command.error} />
        <DialogActions submit={t('markDanger.submit')} busy={command.isPending} danger onClose={onClose} />
      </form>
    </Dialog>
  );
}
