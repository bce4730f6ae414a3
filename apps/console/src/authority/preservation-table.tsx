import type { Preservation } from '@khong-mot-minh/contracts';
import { textIn } from '@khong-mot-minh/i18n';
import { AbsoluteTime } from '../frame/timestamp.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { shortId } from '../queue/short-id.ts';
import { RouteLink } from '../routing/route-link.tsx';
import { Due } from './due.tsx';

const TONES = {
  none: 'badge',
  due: 'badge badge--info',
  soon: 'badge badge--warm',
  overdue: 'badge badge--danger',
};

export function PreservationState({ row }: { row: Preservation }) {
  const { t } = useLanguage();
  if (row.ended && row.alarm === 'none')
    return <span className="badge">{t(`preservationEnd.${row.ended.how}`)}</span>;
  return <span className={TONES[row.alarm]}>{t(`preservationAlarm.${row.alarm}`)}</span>;
}

/** The day and minute of the end, and how long that is from now. */
export function PreservedUntil({ row }: { row: Preservation }) {
  const { t } = useLanguage();
  if (row.ended) return <AbsoluteTime at={row.ended.at} />;
  return (
    <>
      {t('preservation.until')} <AbsoluteTime at={row.expiresAt} /> · <Due at={row.expiresAt} />
    </>
  );
}

export function PreservationTable({ rows }: { rows: readonly Preservation[] }) {
  const { language, t } = useLanguage();
  return (
    <div className="table-wrap">
      <table className="table cards">
        <thead>
          <tr>
            <th scope="col">{t('authority.case')}</th>
            <th scope="col">{t('authority.basis')}</th>
            <th scope="col">{t('preservation.expires')}</th>
            <th scope="col">{t('request.status')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className="cards__row">
              <td>
                <RouteLink to={{ page: 'preservation', id: row.id }} className="cards__link">
                  {t('authority.caseLink', { id: shortId(row.caseId) })}
                </RouteLink>
              </td>
              <td className="small">
                {textIn(row.basis.title, language)}{' '}
                <span className="soft">· {t(`authority.grade.${row.basis.grade}`)}</span>
              </td>
              <td>
                <PreservedUntil row={row} />
              </td>
              <td>
                <PreservationState row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
