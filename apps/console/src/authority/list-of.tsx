import { useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { EmptyState } from '../frame/empty-state.tsx';
import { Failure } from '../frame/failure.tsx';
import { useAwake } from '../frame/use-awake.ts';
import { useLanguage } from '../language/language-context.tsx';
import type { AuthorityTab } from '../routing/route.ts';
import type { Page } from './authority-api.ts';

const WATCH_MS = 30_000;

type Props<Row> = {
  tab: AuthorityTab;
  waiting: 'running' | 'open' | 'waiting';
  load(state: string, cursor: string): Promise<Page<Row>>;
  empty: { title: string; next: string };
  children(rows: readonly Row[]): ReactNode;
};

/** One list: what waits, or all of it, page by page, looked at again while somebody is there. */
export function ListOf<Row>({ tab, waiting, load, empty, children }: Props<Row>) {
  const { t } = useLanguage();
  const awake = useAwake();
  const [state, setState] = useState<string>(waiting);
  const list = useInfiniteQuery({
    queryKey: ['authority', tab, state],
    queryFn: ({ pageParam }) => load(state, pageParam),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    refetchInterval: awake && WATCH_MS,
  });
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <div className="stack">
      <fieldset className="filter" aria-label={t('authority.filter')}>
        {([waiting, 'all'] as const).map((name) => (
          <button key={name} type="button" aria-pressed={state === name} onClick={() => setState(name)}>
            {t(`authority.state.${name}`)}
          </button>
        ))}
      </fieldset>
      {list.error ? <Failure error={list.error} onRetry={() => list.refetch()} /> : null}
      {list.isPending ? <p className="waiting">{t('app.loading')}</p> : null}
      {list.data && rows.length === 0 ? <EmptyState {...empty} /> : null}
      {rows.length > 0 ? children(rows) : null}
      {list.hasNextPage ? (
        <button type="button" className="button button--quiet" onClick={() => list.fetchNextPage()}>
          {t('authority.more')}
        </button>
      ) : null}
    </div>
  );
}
