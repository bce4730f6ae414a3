import type { FormEvent } from 'react';
import { Dialog } from '../frame/dialog.tsx';
import { useLanguage } from '../language/language-context.tsx';
import type { CaseDialogProps } from './case-dialog.ts';
import { CloseCheckPanel, useCloseChecks } from './close-check-panel.tsx';
import { CommandFailure } from './command-failure.tsx';
import { DialogActions } from './dialog-actions.tsx';
import { timelineLines } from './timeline-lines.ts';
import { useCommand } from './use-command.ts';

export function ApproveDialog({ view, open, onClose, onDone }: CaseDialogProps) {
  const { t } = useLanguage();
  const command = useCommand(view, () => onDone(t('close.closed')));
  const checks = useCloseChecks(view);
  const request = view.timeline.findLast(({ type }) => type === 'close-requested');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!checks.ready) return;
    command.order(async () => ({ type: 'approve', expectedVersion: view.version, what: 'close' }));
  };
  return (
    <Dialog open={open} onClose={onClose} title={t('approve.title')} lead={t('approve.lead')}>
      <form className="stack" onSubmit={submit}>
        {request ? (
          <div className="quote">
            {request.by ? <strong>{request.by}</strong> : null}
            {timelineLines(request, t).map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
        ) : null}
        {open ? <CloseCheckPanel checks={checks} /> : null}
        <CommandFailure view={view} error={command.error} />
        <DialogActions
          submit={t('approve.submit')}
          busy={command.isPending}
          disabled={!checks.ready}
          onClose={onClose}
        />
      </form>
    </Dialog>
  );
}
