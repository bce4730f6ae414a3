import { Moment } from '../frame/age.tsx';
import { useNow } from '../frame/use-now.ts';
import { useKeys } from '../keys/key-context.tsx';
import { useLanguage } from '../language/language-context.tsx';
import type { Duty } from './roster-api.ts';

export function DutyTable({ duties }: { duties: readonly Duty[] }) {
  const { language, t } = useLanguage();
  const nowMs = useNow();
  const { sessionKeys } = useKeys();
  const nameOf = (teamId: string) =>
    sessionKeys?.teams.find((team) => team.teamId === teamId)?.name[language] ?? '–';
  const isNow = ({ from, until }: Duty) => Date.parse(from) <= nowMs && nowMs < Date.parse(until);
  return (
    <div className="table-wrap">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('roster.who')}</th>
            <th scope="col">{t('roster.team')}</th>
            <th scope="col">{t('roster.from')}</th>
            <th scope="col">{t('roster.until')}</th>
          </tr>
        </thead>
        <tbody>
          {duties.map((duty) => (
            <tr key={`${duty.teamId} ${duty.person.id} ${duty.from}`}>
              <td>
                {duty.person.name}{' '}
                {isNow(duty) ? <span className="badge badge--ok">{t('roster.now')}</span> : null}
              </td>
              <td>{nameOf(duty.teamId)}</td>
              <td>
                <Moment at={duty.from} />
              </td>
              <td>
                <Moment at={duty.until} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
