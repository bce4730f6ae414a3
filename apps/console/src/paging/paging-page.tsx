import type { Paging } from '@khong-mot-minh/contracts';
import { useQuery } from '@tanstack/react-query';
import { EmptyState } from '../frame/empty-state.tsx';
import { Failure } from '../frame/failure.tsx';
import { useTitle } from '../frame/use-title.ts';
import { formatMoment } from '../language/format-time.ts';
import { useLanguage } from '../language/language-context.tsx';
import { RouteLink } from '../routing/route-link.tsx';
import { AddOwn } from './add-own.tsx';
import { AddWebhook } from './add-webhook.tsx';
import { ChannelCard } from './channel-card.tsx';
import { fetchPaging } from './paging-api.ts';

/** How a person is called away from the desk, and whether it works. */
export default function PagingPage() {
  const { t } = useLanguage();
  const { data, error, refetch } = useQuery({ queryKey: ['paging'], queryFn: fetchPaging });
  useTitle(t('paging.title'));
  return (
    <div className="page page--narrow stack">
      <p className="crumb">
        <RouteLink to={{ page: 'roster' }}>← {t('roster.title')}</RouteLink>
      </p>
      <h1>{t('paging.title')}</h1>
      <p className="soft">{t('paging.lead')}</p>
      {error ? <Failure error={error} onRetry={() => refetch()} /> : null}
      {data ? <Channels paging={data} /> : null}
      {data || error ? null : <p className="waiting">{t('app.loading')}</p>}
    </div>
  );
}

function Channels({ paging }: { paging: Paging }) {
  const { language, t } = useLanguage();
  const { channels, reachUntil } = paging;
  return (
    <>
      {channels.length === 0 ? <EmptyState title={t('paging.empty')} next={t('paging.emptyNext')} /> : null}
      {channels.length > 0 && reachUntil ? (
        <p className="notice notice--ok">{t('paging.reach', { time: formatMoment(language, reachUntil) })}</p>
      ) : null}
      {channels.length > 0 && !reachUntil ? (
        <p className="notice notice--warm">{t('paging.noReach')}</p>
      ) : null}
      {channels.map((channel) => (
        <ChannelCard key={channel.id} channel={channel} />
      ))}
      <AddOwn paging={paging} />
      {paging.teams.length > 0 ? <AddWebhook teams={paging.teams} /> : null}
    </>
  );
}
