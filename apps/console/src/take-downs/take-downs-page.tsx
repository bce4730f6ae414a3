import type { TakeDownRow } from '@khong-mot-minh/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { EmptyState } from '../frame/empty-state.tsx';
import { Failure } from '../frame/failure.tsx';
import { AbsoluteTime } from '../frame/timestamp.tsx';
import { useTitle } from '../frame/use-title.ts';
import { useLanguage } from '../language/language-context.tsx';
import { OpenPlace } from './open-place.tsx';
import { fetchPlaces } from './take-downs-api.ts';
import { useTranslation } from './use-translation.ts';

/** Places of pictures that people asked to be taken down, newest first; each opens here and nowhere else. */
export default function TakeDownsPage() {
  const words = useTranslation();
  const { t } = useLanguage();
  useTitle(words('title'));
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['take-downs'],
    queryFn: ({ pageParam }) => fetchPlaces(pageParam),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  });
  const rows = data?.pages.flatMap(({ items }) => items);
  return (
    <div className="page page--narrow stack">
      <h1>{words('title')}</h1>
      <p className="soft">{words('lead')}</p>
      {!data && error ? <Failure error={error} onRetry={() => refetch()} /> : null}
      {data || error ? null : <p className="waiting">{t('app.loading')}</p>}
      {rows?.length === 0 ? <EmptyState title={words('none')} next={words('noneNext')} /> : null}
      {rows?.map((row) => (
        <TakeDown key={row.id} row={row} />
      ))}
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
    </div>
  );
}

function TakeDown({ row }: { row: TakeDownRow }) {
  const words = useTranslation();
  const [open, setOpen] = useState(false);
  const status = row.status === 'shared' || row.status === 'refused' ? 'received' : row.status;
  return (
    <article className="panel stack" aria-labelledby={`take-down-${row.id}`}>
      <header className="row">
        <h2 id={`take-down-${row.id}`}>{words(`age.${row.agePath}`)}</h2>
        <span className={`badge ${status === 'received' ? 'badge--warm' : 'badge--info'}`}>
          {words(`status.${status}`)}
        </span>
      </header>
      <p className="small soft">
        {words('since')} <AbsoluteTime at={row.receivedAt} coarse />
      </p>
      {row.status === 'withdrawn' ? <p>{words('gone')}</p> : null}
      {row.status !== 'withdrawn' && !open ? (
        <p>
          <button type="button" className="button button--quiet" onClick={() => setOpen(true)}>
            {words('open')}
          </button>
        </p>
      ) : null}
      {open ? <OpenPlace id={row.id} /> : null}
    </article>
  );
}
