import type { Duty } from '@khong-mot-minh/contracts';
import { Dialog } from '../frame/dialog.tsx';
import { useInbox } from '../inbox/inbox-context.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { dutyError } from './duty-error.ts';
import { endDuty } from './roster-api.ts';
import { useDutyAct } from './use-duty-act.ts';

export function EndDutyDialog({ duty, onClose }: { duty: Duty; onClose(): void }) {
  const { t } = useLanguage();
  const { inbox } = useInbox();
  const danger = (inbox?.calls.length ?? 0) + (inbox?.seenCalls?.length ?? 0);
  const ending = useDutyAct(() => endDuty(duty.id), onClose);
  return (
    <Dialog
      open
      title={t('duty.endTitle')}
      lead={t('duty.endLead', { name: duty.person.name })}
      onClose={onClose}
    >
      {danger > 0 ? <p className="notice notice--danger">{t('duty.endDanger', { count: danger })}</p> : null}
      {ending.error ? (
        <p role="alert" className="field__error">
          {dutyError(ending.error, t)}
        </p>
      ) : null}
      <div className="actions">
        <button type="button" className="button button--quiet" onClick={onClose}>
          {t('app.cancel')}
        </button>
        <button
          type="button"
          className="button button--danger"
          aria-busy={ending.isPending}
          disabled={ending.isPending}
          onClick={() => ending.mutate(undefined)}
        >
          {t('duty.end')}
        </button>
      </div>
    </Dialog>
  );
}
