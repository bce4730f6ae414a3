import type { DutyInput, SessionKeys } from '@khong-mot-minh/contracts';
import { textIn } from '@khong-mot-minh/i18n';
import { type FormEvent, useState } from 'react';
import { Field } from '../frame/field.tsx';
import { formatMoment } from '../language/format-time.ts';
import { useLanguage } from '../language/language-context.tsx';
import { dutyError } from './duty-error.ts';
import { newDutyOf, usualTimes } from './new-duty.ts';
import { addDuty } from './roster-api.ts';
import { useDutyAct } from './use-duty-act.ts';

export function DutyForm({ teams }: Pick<SessionKeys, 'teams'>) {
  const { language, t } = useLanguage();
  const [form, setForm] = useState(() => ({ teamId: teams[0]?.teamId ?? '', ...usualTimes(Date.now()) }));
  const [problem, setProblem] = useState('');
  const adding = useDutyAct(addDuty, () => setForm((held) => ({ ...held, from: '', until: '' })));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const made = newDutyOf(form);
    setProblem('problem' in made ? t(made.problem) : '');
    if ('duty' in made) adding.mutate(made.duty);
  };
  const spanOf = (duty: Pick<DutyInput, 'from' | 'until'>) =>
    t('roster.span', { from: formatMoment(language, duty.from), until: formatMoment(language, duty.until) });
  if (teams.length === 0) return <p className="notice notice--warm">{t('roster.noTeam')}</p>;
  const error = problem || (adding.error ? dutyError(adding.error, t) : '');
  return (
    <section className="card stack" aria-labelledby="add-duty">
      <h2 id="add-duty">{t('roster.add')}</h2>
      <p className="small soft">
        {t('duty.hint')} {t('roster.usual')}
      </p>
      <form className="duty-form" onSubmit={submit} noValidate>
        <Field label={t('roster.team')}>
          {(control) => (
            <select
              {...control}
              value={form.teamId}
              onChange={(e) => setForm({ ...form, teamId: e.target.value })}
            >
              {teams.map(({ teamId, name }) => (
                <option key={teamId} value={teamId}>
                  {textIn(name, language)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t('roster.from')}>
          {(control) => (
            <input
              {...control}
              type="datetime-local"
              value={form.from}
              onChange={(e) => setForm({ ...form, from: e.target.value })}
            />
          )}
        </Field>
        <Field label={t('roster.until')}>
          {(control) => (
            <input
              {...control}
              type="datetime-local"
              value={form.until}
              onChange={(e) => setForm({ ...form, until: e.target.value })}
            />
          )}
        </Field>
        <button type="submit" className="button" aria-busy={adding.isPending} disabled={adding.isPending}>
          {t('roster.submit')}
        </button>
      </form>
      {error ? (
        <p className="field__error" role="alert">
          {error}
        </p>
      ) : null}
      <p role="status">
        {adding.isSuccess && !error ? t('roster.added', { span: spanOf(adding.variables) }) : ''}
      </p>
    </section>
  );
}
