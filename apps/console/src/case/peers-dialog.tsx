import type { CaseCommand, ConfirmPeersReason, RejectPeersReason } from '@khong-mot-minh/contracts';
import { type FormEvent, useState } from 'react';
import { Dialog } from '../frame/dialog.tsx';
import { useLanguage } from '../language/language-context.tsx';
import type { CaseDialogProps } from './case-dialog.ts';
import { CommandFailure } from './command-failure.tsx';
import { DialogActions } from './dialog-actions.tsx';
import { ReasonChoice } from './reason-choice.tsx';
import { useCommand } from './use-command.ts';

type Reason = ConfirmPeersReason | RejectPeersReason;
type PeersCommand = Extract<CaseCommand, { type: 'confirm-peers' | 'reject-peers' }>;

const COMMANDS: Readonly<Record<PeersCommand['type'], readonly Reason[]>> = {
  'confirm-peers': ['both-ages-checked', 'same-school', 'told-by-adults-near'],
  'reject-peers': ['one-is-adult', 'age-not-credible', 'account-of-another'],
};

/** Why both are minors, or are not: the reason is a code and stands in the history of the case. */
export function PeersDialog({
  type,
  view,
  open,
  onClose,
  onDone,
}: CaseDialogProps & Pick<PeersCommand, 'type'>) {
  const { t } = useLanguage();
  const [reason, setReason] = useState<Reason>();
  const [missing, setMissing] = useState(false);
  const command = useCommand(view, () => {
    setReason(undefined);
    onDone('');
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(!reason);
    if (reason)
      // `as`: the choices below are the reasons of this command.
      command.order(async () => ({ type, expectedVersion: view.version, reason }) as PeersCommand);
  };
  const what = type === 'confirm-peers' ? 'confirm' : 'reject';
  return (
    <Dialog open={open} onClose={onClose} title={t(`peers.${what}`)} lead={t(`peers.${what}Lead`)}>
      <form className="stack" onSubmit={submit}>
        <ReasonChoice<Reason>
          label={t('peers.reason')}
          codes={COMMANDS[type]}
          wordsOf={(code) => `peersReason.${code}`}
          chosen={reason}
          missing={missing}
          onChoose={setReason}
        />
        <CommandFailure view={view} error={command.error} />
        <DialogActions submit={t(`peers.${what}`)} busy={command.isPending} onClose={onClose} />
      </form>
    </Dialog>
  );
}
