import { useQuery } from '@tanstack/react-query';
import { EmptyState } from '../frame/empty-state.tsx';
import { Failure } from '../frame/failure.tsx';
import { useTitle } from '../frame/use-title.ts';
import { useLanguage } from '../language/language-context.tsx';
import { fetchKeyDesk, KEY_DESK } from './key-desk-api.ts';
import { OwnKey } from './own-key.tsx';
import { TeamKey } from './team-key.tsx';
import { useTranslation } from './use-translation.ts';

/** The member's own key, and each team whose key they hold or wait for. */
export default function KeysPage() {
  const words = useTranslation();
  const { t } = useLanguage();
  useTitle(words('title'));
  const { data, error, refetch } = useQuery({ queryKey: [KEY_DESK], queryFn: fetchKeyDesk });
  return (
    <div className="page page--narrow stack team-keys">
      <h1>{words('title')}</h1>
      <p className="soft">{words('lead')}</p>
      <OwnKey />
      {error ? <Failure error={error} onRetry={() => refetch()} /> : null}
      {data || error ? null : <p className="waiting">{t('app.loading')}</p>}
      {data?.teams.length === 0 ? (
        <EmptyState title={words('team.none')} next={words('team.none.next')} />
      ) : null}
      {data?.teams.map((team) => (
        <TeamKey key={team.id} team={team} />
      ))}
    </div>
  );
}
