import type { OverrideView } from '@khong-mot-minh/contracts';
import { textIn } from '@khong-mot-minh/i18n';
import { useLanguage } from '../language/language-context.tsx';
import { RouteLink } from '../routing/route-link.tsx';
import { Due } from './due.tsx';

export function OverrideState({ row }: { row: OverrideView }) {
  const { t } = useLanguage();
  if (!row.review)
    return (
      <span className={row.alarm === 'none' ? 'badge badge--warm' : 'badge badge--danger'}>
        {t(row.alarm === 'none' ? 'override.unreviewed' : `override.alarm.${row.alarm}`)}
      </span>
    );
  const { verdict, unread } = row.review;
  return (
    <>
      <span className={verdict === 'justified' ? 'badge badge--ok' : 'badge badge--danger'}>
        {t(`verdict.${verdict}`)}
      </span>
      {unread ? <span className="badge badge--info">{t('override.unread')}</span> : null}
    </>
  );
}

export function OverrideTable({ rows }: { rows: readonly OverrideView[] }) {
  const { language, t } = useLanguage();
  return (
    <div className="table-wrap">
      <table className="table cards">
        <thead>
          <tr>
            <th scope="col">{t('override.title')}</th>
            <th scope="col">{t('override.from')}</th>
            <th scope="col">{t('override.reviewDue')}</th>
            <th scope="col">{t('request.status')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className="cards__row">
              <td>
                <RouteLink to={{ page: 'override', id: row.id }} className="cards__link">
                  {t(`override.act.${row.act}`)}
                </RouteLink>
              </td>
              <td className="small">{textIn(row.from, language)}</td>
              <td>
                <Due at={row.reviewDue} over={row.review !== undefined} />
              </td>
              <td>
                <span className="row">
                  <OverrideState row={row} />
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
