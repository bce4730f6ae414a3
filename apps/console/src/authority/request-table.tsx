import type { AuthorityRequestRow } from '@khong-mot-minh/contracts';
import { textIn } from '@khong-mot-minh/i18n';
import { useLanguage } from '../language/language-context.tsx';
import { shortId } from '../queue/short-id.ts';
import { RouteLink } from '../routing/route-link.tsx';
import { Due } from './due.tsx';

const TONES = {
  waiting: 'badge badge--warm',
  proposed: 'badge badge--info',
  granted: 'badge badge--ok',
  refused: 'badge',
  withdrawn: 'badge',
};

export function RequestStatus({ row }: { row: AuthorityRequestRow }) {
  const { t } = useLanguage();
  return <span className={TONES[row.status]}>{t(`requestStatus.${row.status}`)}</span>;
}

export const isOpen = ({ status }: AuthorityRequestRow): boolean =>
  status === 'waiting' || status === 'proposed';

export function RequestTable({ rows }: { rows: readonly AuthorityRequestRow[] }) {
  const { language, t } = useLanguage();
  return (
    <div className="table-wrap">
      <table className="table cards">
        <thead>
          <tr>
            <th scope="col">{t('request.type')}</th>
            <th scope="col">{t('request.from')}</th>
            <th scope="col">{t('request.clock')}</th>
            <th scope="col">{t('request.status')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className="cards__row">
              <td>
                <RouteLink to={{ page: 'request', id: row.id }} className="cards__link">
                  {t(`requestType.${row.type}`)} · {t('authority.caseLink', { id: shortId(row.caseId) })}
                </RouteLink>{' '}
                {row.dangerToLife ? <span className="danger-mark">{t('authority.lifeDanger')}</span> : null}
              </td>
              <td className="small">{textIn(row.from, language)}</td>
              <td>
                <Due at={row.dueAt} over={!isOpen(row)} />
              </td>
              <td>
                <RequestStatus row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
