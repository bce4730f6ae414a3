import type { HandedOverRow } from '@khong-mot-minh/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { call } from '../api/call.ts';
import { organisationName } from '../case/organisation-name.ts';
import { EmptyState } from '../frame/empty-state.tsx';
import { Failure } from '../frame/failure.tsx';
import { AbsoluteTime } from '../frame/timestamp.tsx';
import { useTitle } from '../frame/use-title.ts';
import { useLanguage } from '../language/language-context.tsx';
import { readPreference } from '../language/preference.ts';
import { RouteLink } from '../routing/route-link.tsx';
import { QueueTabs } from './queue-tabs.tsx';
import { shortId } from './short-id.ts';
import { useQueueKeys } from './use-queue-keys.ts';

type Page = { items: HandedOverRow[]; next?: string };

const PAGE_SIZE = 50;

/** What the organisation gave away: to whom, when, and how much of it is its own to read still. */
export default function HandedOverPage() {
  const { t } = useLanguage();
  const list = useInfiniteQuery({
    queryKey: ['handed-over-list'],
    queryFn: ({ pageParam }) => {
      const search = new URLSearchParams({ limit: String(PAGE_SIZE) });
      if (pageParam) search.set('cursor', pageParam);
      return call<Page>('GET', `/v1/handed-over?${search}`);
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    staleTime: 5_000,
  });
  useTitle(`${t('queue.title')}: ${t('queue.handed-over')}`);
  useQueueKeys(
    readPreference('shortcuts') !== 'off',
    useCallback(() => undefined, []),
  );
  return (
    <div className="page">
      <div className="page__head">
        <h1>{t('queue.title')}</h1>
      </div>
      <QueueTabs current="handed-over" />
      <Content list={list} />
    </div>
  );
}

type List = ReturnType<typeof useInfiniteQuery<Page>>;

function Content({ list }: { list: List }) {
  const { t } = useLanguage();
  const { data, error, hasNextPage, isFetchingNextPage } = list;
  if (error) return <Failure error={error} onRetry={() => list.refetch()} />;
  if (!data) return <p className="waiting">{t('app.loading')}</p>;
  const rows = data.pages.flatMap(({ items }) => items);
  if (rows.length === 0)
    return <EmptyState title={t('queue.empty.handed-over')} next={t('queue.emptyNext.handed-over')} />;
  return (
    <>
      <p className="soft">{t('handedOverList.lead')}</p>
      <Table rows={rows} />
      <p className="page__foot small soft">
        {t(hasNextPage ? 'queue.countMore' : 'queue.count', { count: rows.length })} ·{' '}
        {t('handedOverList.sorted')}
      </p>
      {hasNextPage ? (
        <button
          type="button"
          className="button button--quiet"
          aria-busy={isFetchingNextPage}
          onClick={() => list.fetchNextPage()}
        >
          {t('queue.more')}
        </button>
      ) : null}
    </>
  );
}

const COLUMNS = ['case', 'to', 'at', 'kept'] as const;

function Table({ rows }: { rows: readonly HandedOverRow[] }) {
  const { language, t } = useLanguage();
  return (
    <div className="table-wrap">
      <table className="table queue">
        <caption className="visually-hidden">{t('handedOverList.sorted')}</caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {t(`handedOverList.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ caseId, category, to, toKind, at, notes }) => (
            <tr key={caseId} className="queue__row">
              <td className="queue__matter">
                <div className="matter">
                  <RouteLink to={{ page: 'case', id: caseId }} data-case-link="" className="queue__link">
                    {t(`category.${category}`)}
                  </RouteLink>
                  <span className="queue__origin">
                    <code>{shortId(caseId)}</code>
                  </span>
                </div>
              </td>
              <td className="queue__receiver">
                {t('handedOverList.toName', {
                  name: organisationName({ organisation: to, kind: toKind }, language, t),
                })}
              </td>
              <td className="queue__age">
                <AbsoluteTime at={at} />
              </td>
              <td className="queue__kept">
                {notes > 0 ? t('handedOverList.notes', { count: notes }) : t('handedOverList.noNotes')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
