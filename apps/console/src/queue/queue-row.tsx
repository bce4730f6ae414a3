import type { CaseRow } from '@kmm/contracts';
import { Age } from '../frame/age.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { RouteLink } from '../routing/route-link.tsx';
import { AssigneeName } from './assignee-name.tsx';
import { shortId } from './short-id.ts';
import { StatusText } from './status-text.tsx';
import { DangerMark, TierBadge } from './tier-badge.tsx';

/** One link names the case; its area covers the row, so the whole row can be pressed. */
export function QueueRow({ row }: { row: CaseRow }) {
  const { t } = useLanguage();
  return (
    <tr className={row.unread ? 'queue__row queue__row--unread' : 'queue__row'}>
      <td className="queue__level">
        <TierBadge tier={row.tier} />
      </td>
      <td className="queue__matter">
        <div className="matter">
          <RouteLink to={{ page: 'case', id: row.id }} data-case-link="" className="queue__link">
            {t(`category.${row.category}`)}
          </RouteLink>
          {row.dangerNow ? <DangerMark /> : null}
          {row.unread ? <span className="badge badge--info">{t('case.unread')}</span> : null}
          <span className="queue__origin">
            {t(`origin.${row.access === 'referral' ? 'referral' : row.origin}`)} ·{' '}
            <code>{shortId(row.id)}</code>
          </span>
        </div>
      </td>
      <td className="queue__status">
        <StatusText status={row.status} />
      </td>
      <td className="queue__assignee">
        <AssigneeName assignee={row.assignee} />
      </td>
      <td className="queue__age">
        <Age at={row.openedAt} />
      </td>
      <td className="queue__changed">
        <Age at={row.updatedAt} />
      </td>
    </tr>
  );
}
