import { needsSecondPerson } from '@khong-mot-minh/contracts/rules';
import { type FormEvent, useState } from 'react';
import { Dialog } from '../frame/dialog.tsx';
import { useLanguage } from '../language/language-context.tsx';
import type { CaseDialogProps } from './case-dialog.ts';
import type { CloseReason } from './case-terms.ts';
import { CloseCheckPanel, useCloseChecks } from './close-check-panel.tsx';
import { isAnswered } from './close-checks.ts';
import { CommandFailure } from './command-failure.tsx';
import { DialogActions } from './dialog-actions.tsx';
import { ReasonChoice } from './reason-choice.tsx';
import { useCommand } from './use-command.ts';

/** Why a case is closed. That it was withdrawn is said only where it was: the reporter reads the reason. */
const REASONS: readonly CloseReason[] = [
  'helped',
  'handed-over',
  'no-risk-found',
  'duplicate',
  'withdrawn',
  'cannot-reach',
  'outside-scope',
];

export function CloseDialog({ view, open, onClose, onDone }: CaseDialogProps) {
  const { t } = useLanguage();
  const [reason, setReason] = useState<CloseReason>();
  const [missing, setMissing] = useState(false);
  const second = needsSecondPerson(view);
  const checks = useCloseChecks(view);
  // Who never got a reply was not helped.
  const helps = !view.report || isAnswered(view);
  // The page of a withdrawn report shows no reason.
  const isTold = view.report && !view.withdrawn;
  const command = useCommand(view, () => onDone(t(second ? 'close.requested' : 'close.closed')));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(!reason);
    if (reason && checks.ready)
      command.order(async () => ({ type: 'close', expectedVersion: view.version, reason }));
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('close.title')}
      lead={t(isTold ? 'close.lead' : 'close.leadPlain')}
    >
      <form className="stack" onSubmit={submit}>
        {open ? <CloseCheckPanel checks={checks} /> : null}
        <ReasonChoice<CloseReason>
          label={t('close.title')}
          codes={REASONS.filter(
            (code) => (code !== 'withdrawn' || view.withdrawn) && (code !== 'helped' || helps),
          )}
          wordsOf={(code) => `closeReason.${code}`}
          chosen={reason}
          missing={missing}
          onChoose={setReason}
        />
        {second ? <p className="notice notice--warm">{t('close.second', { tier: view.tier })}</p> : null}
        <CommandFailure view={view} error={command.error} />
        <DialogActions
          submit={t(second ? 'close.request' : 'close.submit')}
          busy={command.isPending}
          disabled={!checks.ready}
          onClose={onClose}
        />
      </form>
    </Dialog>
  );
}
