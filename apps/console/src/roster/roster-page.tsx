import { useQuery } from '@tanstack/react-query';
import { EmptyState } from '../frame/empty-state.tsx';
import { Failure } from '../frame/failure.tsx';
import { useAwake } from '../frame/use-awake.ts';
import { useTitle } from '../frame/use-title.ts';
import { useKeys } from '../keys/key-context.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { WATCH_MS } from '../queue/use-queue.ts';
import { RouteLink } from '../routing/route-link.tsx';
import { DutyForm } from './duty-form.tsx';
import { DutyTable } from './duty-table.tsx';
import { fetchRoster } from './roster-api.ts';

export function RosterPage() {
  const { t } = useLanguage();
  const { sessionKeys } = useKeys();
  const { data, error, refetch } = useQuery({
    queryKey: ['roster'],
    queryFn: fetchRoster,
    // Who is on duty, and who is there, changes without anybody here doing anything.
    refetchInterval: useAwake() && WATCH_MS,
  });
  useTitle(t('roster.title'));
  return (
    <div className="page page--narrow stack">
      <h1>{t('roster.title')}</h1>
      <p className="soft">{t('roster.lead')}</p>
      <p>
        <RouteLink to={{ page: 'paging' }}>{t('paging.nav')}</RouteLink>
      </p>
      {error ? <Failure error={error} onRetry={() => refetch()} /> : null}
      {data?.items.length === 0 ? (
        <EmptyState title={t('roster.empty')} next={t('roster.emptyNext')} />
      ) : null}
      {data && data.items.length > 0 ? <DutyTable duties={data.items} /> : null}
      {data || error ? null : <p className="waiting">{t('app.loading')}</p>}
      {sessionKeys ? <DutyForm teams={sessionKeys.teams} /> : null}
    </div>
  );
}
