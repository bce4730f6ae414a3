import type { CaseRow } from '@khong-mot-minh/contracts';
import { RelativeTime } from '../frame/timestamp.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { RouteLink } from '../routing/route-link.tsx';
import { AssigneeName } from './assignee-name.tsx';
import { mayChoose } from './may-choose.ts';
import { ReadHere } from './read-here.tsx';
import { shortId } from './short-id.ts';
import { StatusText } from './status-text.tsx';
import { DangerBadge, TierBadge } from './tier-badge.tsx';
import type { useBulkSetAside } from './use-bulk-set-aside.ts';

/** One link names the case; its area covers the row, so the whole row can be pressed. */
type Props = { row: CaseRow; aside?: ReturnType<typeof useBulkSetAside> | undefined };

export function QueueRow({ row, aside }: Props) {
  const { t } = useLanguage();
  return (
    <tr className={row.unread ? 'queue__row queue__row--unread' : 'queue__row'}>
      {aside ? <ChooseCell row={row} aside={aside} /> : null}
      <td className="queue__level">
        <TierBadge tier={row.tier} />
      </td>
      <td className="queue__matter">
        <div className="matter">
          <RouteLink to={{ page: 'case', id: row.id }} data-case-link="" className="queue__link">
            {t(`category.${row.category}`)}
          </RouteLink>
          {row.dangerNow ? <DangerBadge /> : null}
          {row.withdrawn ? <span className="badge badge--danger">{t('case.withdrawn')}</span> : null}
          {row.unread ? <span className="badge badge--info">{t('case.unread')}</span> : null}
          <span className="queue__origin">
            {t(`origin.${row.access === 'referral' ? 'referral' : row.origin}`)} ·{' '}
            <code>{shortId(row.id)}</code>
            {row.share && row.share > 1
              ? ` · ${t(row.share === 8 ? 'queue.shareLast' : 'queue.share', { share: row.share })}`
              : ''}
          </span>
          {aside && row.access === 'owner' ? <ReadHere id={row.id} /> : null}
        </div>
      </td>
      <td className="queue__status">
        <StatusText status={row.status} referral={row.referral} />
      </td>
      <td className="queue__assignee">
        <AssigneeName assignee={row.assignee} referral={row.referral} />
      </td>
      <td className="queue__age">
        <RelativeTime at={row.openedAt} coarse />
      </td>
      <td className="queue__changed">
        <RelativeTime at={row.updatedAt} />
      </td>
    </tr>
  );
}

function ChooseCell({
  row,
  aside,
}: Required<Pick<Props, 'row'>> & { aside: ReturnType<typeof useBulkSetAside> }) {
  const { t } = useLanguage();
  const choice = mayChoose(row);
  const name = t('aside.choose', { id: shortId(row.id) });
  return (
    <td className="queue__choose">
      {choice === 'no' ? null : (
        <label className="check">
          <input
            type="checkbox"
            aria-label={name}
            disabled={choice === 'read-first'}
            checked={choice === 'yes' && aside.ids.has(row.id)}
            onChange={(event) => aside.choose(row.id, event.target.checked)}
          />
          {choice === 'read-first' ? <span className="small soft">{t('aside.readFirst')}</span> : null}
        </label>
      )}
    </td>
  );
}
