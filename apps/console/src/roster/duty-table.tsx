import type { Duty } from '@khong-mot-minh/contracts';
import { may } from '@khong-mot-minh/contracts/codes';
import { textIn } from '@khong-mot-minh/i18n';
import { useState } from 'react';
import { useNow } from '../frame/use-now.ts';
import { useKeys } from '../keys/key-context.tsx';
import { formatDay } from '../language/format-time.ts';
import { useLanguage } from '../language/language-context.tsx';
import { useSession } from '../session/session-context.tsx';
import { type DutyDay, dutyDays } from './duty-days.ts';
import { dutyTimes } from './duty-times.ts';
import { EditDutyDialog } from './edit-duty-dialog.tsx';
import { EndDutyDialog } from './end-duty-dialog.tsx';

/** Days that are shown each for itself; what is planned further ahead is one more fold. */
const NEAR_DAYS = 7;

type Act = 'edit' | 'end';
type Ask = (act: Act, duty: Duty) => void;

/** Today is open and the days to come are folded, so that a plan of weeks stays short on a phone. */
export function DutyTable({ duties }: { duties: readonly Duty[] }) {
  const { t } = useLanguage();
  const days = dutyDays(duties, useNow());
  const [asked, setAsked] = useState<{ act: Act; duty: Duty }>();
  const close = () => setAsked(undefined);
  const ask: Ask = (act, duty) => setAsked({ act, duty });
  const far = days.slice(NEAR_DAYS);
  return (
    <div className="duty-days">
      {days.slice(0, NEAR_DAYS).map((day, at) => (
        <Day key={day.day} {...day} today={at === 0} onAsk={ask} />
      ))}
      {far.length > 0 ? (
        <details className="duty-day">
          <summary>{t('roster.later', { count: far.length })}</summary>
          {far.map((day) => (
            <Day key={day.day} {...day} today={false} onAsk={ask} />
          ))}
        </details>
      ) : null}
      {asked?.act === 'edit' ? <EditDutyDialog duty={asked.duty} onClose={close} /> : null}
      {asked?.act === 'end' ? <EndDutyDialog duty={asked.duty} onClose={close} /> : null}
    </div>
  );
}

function Day({ day, duties, today, onAsk }: DutyDay & { today: boolean; onAsk: Ask }) {
  const { language, t } = useLanguage();
  // Noon, so that no change of the clock makes another day of it.
  const name = formatDay(language, Date.parse(`${day}T12:00`));
  return (
    <details className="duty-day" open={today}>
      <summary>
        {today ? t('roster.today', { day: name }) : name}
        <span className="soft">{t('roster.count', { count: duties.length })}</span>
      </summary>
      {duties.length === 0 ? (
        <p className="soft">{t('roster.todayNobody')}</p>
      ) : (
        <table className="table cards duties">
          <caption className="visually-hidden">{name}</caption>
          <thead>
            <tr>
              <th scope="col">{t('roster.who')}</th>
              <th scope="col">{t('roster.team')}</th>
              <th scope="col">{t('roster.hours')}</th>
              <th scope="col">
                <span className="visually-hidden">{t('duty.edit')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {duties.map((duty) => (
              <DutyRow key={duty.id} day={day} duty={duty} onAsk={(act) => onAsk(act, duty)} />
            ))}
          </tbody>
        </table>
      )}
    </details>
  );
}

function DutyRow({ day, duty, onAsk }: { day: string; duty: Duty; onAsk(act: Act): void }) {
  const { language, t } = useLanguage();
  const nowMs = useNow();
  const { sessionKeys } = useKeys();
  const { person, roles } = useSession();
  const team = sessionKeys?.teams.find(({ teamId }) => teamId === duty.teamId);
  const runs = Date.parse(duty.from) <= nowMs && nowMs < Date.parse(duty.until);
  // The server refuses the rest, so the page does not offer it.
  const mine = duty.person.id === person.id || may({ roles }, 'team.supervise');
  return (
    <tr className="cards__row">
      <td>
        {duty.person.name} {runs ? <Standing there={duty.there} /> : null}
      </td>
      <td>{textIn(team?.name, language) ?? '–'}</td>
      <td>{dutyTimes(duty, day, { language, t })}</td>
      <td className="duty__acts">
        {mine ? (
          <>
            <button type="button" className="link-button" onClick={() => onAsk('edit')}>
              {t('duty.edit')}
            </button>
            <button type="button" className="link-button" onClick={() => onAsk('end')}>
              {t('duty.end')}
            </button>
          </>
        ) : null}
      </td>
    </tr>
  );
}

/** On duty is a promise; there is who keeps it. */
function Standing({ there }: { there: boolean }) {
  const { t } = useLanguage();
  return (
    <>
      <span className="badge badge--ok">{t('roster.now')}</span>{' '}
      <span className={there ? 'badge badge--ok' : 'badge badge--danger'}>
        {t(there ? 'duty.there' : 'duty.away')}
      </span>
    </>
  );
}
