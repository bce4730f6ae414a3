import type { Duty } from '@khong-mot-minh/contracts';
import { type FormEvent, useState } from 'react';
import { Dialog } from '../frame/dialog.tsx';
import { Field } from '../frame/field.tsx';
import { useOwnProof, wrongInProof } from '../frame/own-proof.ts';
import { useLanguage } from '../language/language-context.tsx';
import { useSession } from '../session/session-context.tsx';
import { dutyError } from './duty-error.ts';
import { DutyProof } from './duty-proof.tsx';
import { newDutyOf, toField } from './new-duty.ts';
import { changeDuty } from './roster-api.ts';
import { useDutyAct } from './use-duty-act.ts';

/** The beginning of a duty that runs stays as it is. */
export function EditDutyDialog({ duty, onClose }: { duty: Duty; onClose(): void }) {
  const { t } = useLanguage();
  const begun = Date.parse(duty.from) <= Date.now();
  const [form, setForm] = useState({
    teamId: duty.teamId,
    from: toField(Date.parse(duty.from)),
    until: toField(Date.parse(duty.until)),
  });
  const [problem, setProblem] = useState('');
  const { person } = useSession();
  const isOwn = duty.person.id === person.id;
  const asked = useOwnProof();
  const saving = useDutyAct(
    (times: { from: string; until: string }) => changeDuty(duty.id, { ...times, ...(!isOwn && asked.proof) }),
    onClose,
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const made = newDutyOf(form);
    setProblem('problem' in made ? t(made.problem) : '');
    if ('duty' in made) saving.mutate({ from: begun ? duty.from : made.duty.from, until: made.duty.until });
  };
  const unproved = !isOwn && wrongInProof(saving.error);
  const error = problem || (saving.error && !unproved ? dutyError(saving.error, t) : '');
  return (
    <Dialog open title={t('duty.editTitle')} lead={t('duty.hint')} onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate={isOwn}>
        {(['from', 'until'] as const).map((name) => (
          <Field key={name} label={t(`roster.${name}`)} error={name === 'until' ? error : ''}>
            {(control) => (
              <input
                {...control}
                type="datetime-local"
                value={form[name]}
                readOnly={name === 'from' && begun}
                onChange={(e) => setForm({ ...form, [name]: e.target.value })}
              />
            )}
          </Field>
        ))}
        {isOwn ? null : <DutyProof asked={asked} error={saving.error} />}
        <div className="actions">
          <button type="button" className="button button--quiet" onClick={onClose}>
            {t('app.cancel')}
          </button>
          <button type="submit" className="button" aria-busy={saving.isPending} disabled={saving.isPending}>
            {t('duty.save')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
