import type { Duty } from '@kmm/contracts';
import { may } from '@kmm/contracts/codes';
import { textIn } from '@kmm/i18n';
import { useState } from 'react';
import { Moment } from '../frame/age.tsx';
import { CellLabel } from '../frame/cell-label.tsx';
import { useNow } from '../frame/use-now.ts';
import { useKeys } from '../keys/key-context.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { useSession } from '../session/session-context.tsx';
import { EditDutyDialog } from './edit-duty-dialog.tsx';
import { EndDutyDialog } from './end-duty-dialog.tsx';

export function DutyTable({ duties }: { duties: readonly Duty[] }) {
  const { t } = useLanguage();
  const [asked, setAsked] = useState<{ act: 'edit' | 'end'; duty: Duty }>();
  const close = () => setAsked(undefined);
  return (
    <div className="table-wrap">
      <table className="table cards">
        <thead>
          <tr>
            <th scope="col">{t('roster.who')}</th>
            <th scope="col">{t('roster.team')}</th>
            <th scope="col">{t('roster.from')}</th>
            <th scope="col">{t('roster.until')}</th>
            <th scope="col">
              <span className="visually-hidden">{t('duty.edit')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {duties.map((duty) => (
            <DutyRow key={duty.id} duty={duty} onAsk={(act) => setAsked({ act, duty })} />
          ))}
        </tbody>
      </table>
      {asked?.act === 'edit' ? <EditDutyDialog duty={asked.duty} onClose={close} /> : null}
      {asked?.act === 'end' ? <EndDutyDialog duty={asked.duty} onClose={close} /> : null}
    </div>
  );
}

function DutyRow({ duty, onAsk }: { duty: Duty; onAsk(act: 'edit' | 'end'): void }) {
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
      <td>
        <CellLabel>{t('roster.team')}</CellLabel>
        {textIn(team?.name, language) ?? '–'}
      </td>
      <td>
        <CellLabel>{t('roster.from')}</CellLabel>
        <Moment at={duty.from} />
      </td>
      <td>
        <CellLabel>{t('roster.until')}</CellLabel>
        <Moment at={duty.until} />
      </td>
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
