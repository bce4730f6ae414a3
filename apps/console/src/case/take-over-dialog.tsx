import { Dialog } from '../frame/dialog.tsx';
import { useLanguage } from '../language/language-context.tsx';
import type { CaseDialogProps } from './case-dialog.ts';
import { CommandFailure } from './command-failure.tsx';
import { DialogActions } from './dialog-actions.tsx';
import { useTake } from './use-take.ts';

/** Who takes a case from a colleague reads first whose it is. */
export function TakeOverDialog({ view, open, onClose, onDone }: CaseDialogProps) {
  const { t } = useLanguage();
  const take = useTake(view, () => onDone(t('action.taken')));
  const name = view.assignee?.name ?? '';
  return (
    <Dialog open={open} onClose={onClose} title={t('take-over.title')} lead={t('take-over.lead', { name })}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          take.take();
        }}
      >
        <CommandFailure view={view} error={take.error} />
        <DialogActions submit={t('take-over.submit')} busy={take.isPending} onClose={onClose} />
      </form>
    </Dialog>
  );
}
