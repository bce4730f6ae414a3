import { useInfiniteQuery } from '@tanstack/react-query';
import { EmptyState } from '../frame/empty-state.tsx';
import { Failure } from '../frame/failure.tsx';
import { useAwake } from '../frame/use-awake.ts';
import { useTitle } from '../frame/use-title.ts';
import { useLanguage } from '../language/language-context.tsx';
import { RouteLink } from '../routing/route-link.tsx';
import { AppealTable } from './appeal-table.tsx';
import { type AppealState, fetchAppeals } from './appeals-api.ts';
import { ProposalList } from './proposal-list.tsx';
import { useTranslation } from './use-translation.ts';

const STATES = ['open', 'decided'] as const;
const WATCH_MS = 30_000;

/** What a person has to decide: limits that wait, and appeals by the day of the answer. */
export function AppealsPage({ state }: { state: AppealState }) {
  const { words } = useTranslation();
  useTitle(words('title'));
  return (
    <div className="page stack reviews">
      <h1>{words('title')}</h1>
      <p className="soft">{words('lead')}</p>
      <ProposalList />
      <section className="stack" aria-labelledby="appeals-title">
        <h2 id="appeals-title">{words('appeals.title')}</h2>
        <nav className="tabs" aria-label={words('tabs')}>
          {STATES.map((name) => (
            <RouteLink
              key={name}
              to={{ page: 'appeals', state: name }}
              aria-current={name === state ? 'page' : undefined}
            >
              {words(name)}
            </RouteLink>
          ))}
        </nav>
        <Appeals state={state} />
      </section>
    </div>
  );
}

function Appeals({ state }: { state: AppealState }) {
  const { t } = useLanguage();
  const { words } = useTranslation();
  const awake = useAwake();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['appeals', state],
    queryFn: ({ pageParam }) => fetchAppeals(state, pageParam),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    refetchInterval: awake && WATCH_MS,
  });
  if (!data && error) return <Failure error={error} onRetry={() => refetch()} />;
  if (!data) return <p className="waiting">{t('app.loading')}</p>;
  const rows = data.pages.flatMap(({ items }) => items);
  if (rows.length === 0)
    return <EmptyState title={words(`empty.${state}`)} next={words(`emptyNext.${state}`)} />;
  return (
    <>
      <AppealTable rows={rows} state={state} />
      {hasNextPage ? (
        <button
          type="button"
          className="button button--quiet"
          disabled={isFetchingNextPage}
          onClick={() => fetchNextPage()}
        >
          {words('more')}
        </button>
      ) : null}
    </>
  );
}
