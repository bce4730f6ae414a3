import type { Duty } from '@khong-mot-minh/contracts';
import type { FormEvent } from 'react';
import { DialogActions } from '../case/dialog-actions.tsx';
import { Dialog } from '../frame/dialog.tsx';
import { useOwnProof, wrongInProof } from '../frame/own-proof.ts';
import { useInbox } from '../inbox/inbox-context.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { useSession } from '../session/session-context.tsx';
import { dutyError } from './duty-error.ts';
import { DutyProof } from './duty-proof.tsx';
import { endColleaguesDuty, endDuty } from './roster-api.ts';
import { useDutyAct } from './use-duty-act.ts';

export function EndDutyDialog({ duty, onClose }: { duty: Duty; onClose(): void }) {
  const { t } = useLanguage();
  const { inbox } = useInbox();
  const danger = (inbox?.calls.length ?? 0) + (inbox?.seenCalls?.length ?? 0);
  const { person } = useSession();
  const isOwn = duty.person.id === person.id;
  const asked = useOwnProof();
  const ending = useDutyAct(
    () => (isOwn ? endDuty(duty.id) : endColleaguesDuty(duty.id, asked.proof)),
    onClose,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    ending.mutate(undefined);
  };
  const isUnproved = !isOwn && wrongInProof(ending.error) !== undefined;
  return (
    <Dialog
      open
      title={t('duty.endTitle')}
      lead={t('duty.endLead', { name: duty.person.name })}
      onClose={onClose}
    >
      {danger > 0 ? <p className="notice notice--danger">{t('duty.endDanger', { count: danger })}</p> : null}
      {ending.error && !isUnproved ? (
        <p role="alert" className="field__error">
          {dutyError(ending.error, t)}
        </p>
      ) : null}
      <form className="stack" onSubmit={submit}>
        {isOwn ? null : <DutyProof asked={asked} error={ending.error} />}
        <DialogActions danger submit={t('duty.end')} busy={ending.isPending} onClose={onClose} />
      </form>
    </Dialog>
  );
}
