import type { PolicyStatistics } from '@khong-mot-minh/contracts';
import { may } from '@khong-mot-minh/contracts/codes';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { errorText } from '../api/error-text.ts';
import { formatNumber } from '../language/format-number.ts';
import { useLanguage } from '../language/language-context.tsx';
import { useSession } from '../session/session-context.tsx';
import { fetchSettings, saveSettings } from './policy-api.ts';
import { useTranslation } from './use-translation.ts';

type Warnings = PolicyStatistics['warnings'];

/** A warning costs somebody's time: what comes in a day beside the minutes that reviewers have. */
export function Workload({ warnings }: { warnings: Warnings }) {
  const { language, words } = useTranslation();
  const most = Math.max(1, ...warnings.perDay.map(({ count }) => count));
  return (
    <section className="panel stack" aria-labelledby="workload-title">
      <h2 id="workload-title">{words('work')}</h2>
      <div className="table-wrap">
        <table className="table policy-bars">
          <thead>
            <tr>
              <th scope="col">{words('tier')}</th>
              <th scope="col">{words('work.perDay')}</th>
            </tr>
          </thead>
          <tbody>
            {warnings.perDay.map(({ tier, count }) => (
              <tr key={tier}>
                <td>{tier}</td>
                <td>
                  <meter min={0} max={most} value={count} aria-hidden="true" />{' '}
                  {formatNumber(language, count)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={warnings.overloaded ? 'notice notice--warm' : ''} role="status">
        {words(budgetWord(warnings), {
          reviewed: warnings.reviewedPerDay,
          minutes: warnings.minutesPerDay,
          have: warnings.reviewerMinutesPerDay,
          day: warnings.last24h,
        })}
      </p>
      <p className="small soft">{words('work.note', { day: warnings.last24h })}</p>
      <MinutesForm />
    </section>
  );
}

function budgetWord({ overloaded, minutesPerDay, reviewerMinutesPerDay }: Warnings) {
  if (!overloaded) return 'work.fits';
  return minutesPerDay > reviewerMinutesPerDay ? 'work.over' : 'work.overToday';
}

function MinutesForm() {
  const { t } = useLanguage();
  const { words } = useTranslation();
  const { roles } = useSession();
  const queries = useQueryClient();
  const { data } = useQuery({ queryKey: ['policy', 'settings'], queryFn: fetchSettings });
  const [minutes, setMinutes] = useState<string>();
  const { mutate, isPending, error } = useMutation({
    mutationFn: saveSettings,
    onSuccess: () => queries.invalidateQueries({ queryKey: ['policy'] }),
  });
  if (!data || !may({ roles }, 'policies.approve')) return null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    mutate({ ...data, reviewerMinutesPerDay: Number(minutes ?? data.reviewerMinutesPerDay) });
  };
  return (
    <form className="row" onSubmit={submit}>
      <label>
        {words('work.have')}
        <input
          className="input"
          type="number"
          min={0}
          max={100000}
          value={minutes ?? data.reviewerMinutesPerDay}
          onChange={(e) => setMinutes(e.target.value)}
        />
      </label>
      <button type="submit" className="button button--quiet" disabled={isPending}>
        {words('save')}
      </button>
      {error ? (
        <p className="field__error" role="alert">
          {errorText(error, t)}
        </p>
      ) : null}
    </form>
  );
}
