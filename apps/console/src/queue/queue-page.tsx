import type { CaseRow } from '@khong-mot-minh/contracts';
import { useState } from 'react';
import { EmptyState } from '../frame/empty-state.tsx';
import { Failure } from '../frame/failure.tsx';
import { useTitle } from '../frame/use-title.ts';
import { formatClock } from '../language/format-time.ts';
import { useLanguage } from '../language/language-context.tsx';
import { readPreference, writePreference } from '../language/preference.ts';
import type { Queue } from '../routing/route.ts';
import { AsideBar } from './aside-bar.tsx';
import { NewCases } from './new-cases.tsx';
import { QueueTable } from './queue-table.tsx';
import { QueueTabs } from './queue-tabs.tsx';
import { ShortcutDialog } from './shortcut-dialog.tsx';
import { useBulkSetAside } from './use-bulk-set-aside.ts';
import { useQueue } from './use-queue.ts';
import { useQueueKeys } from './use-queue-keys.ts';

export function QueuePage({ queue }: { queue: Queue }) {
  const { language, t } = useLanguage();
  const cases = useQueue(queue);
  const [helping, setHelping] = useState(false);
  const [enabled, setEnabled] = useState(() => readPreference('shortcuts') !== 'off');
  useTitle(`${t('queue.title')}: ${t(`queue.${queue}`)}`);
  useQueueKeys(enabled, () => setHelping(true));
  const enable = (on: boolean) => {
    setEnabled(on);
    writePreference('shortcuts', on ? 'on' : 'off');
  };
  return (
    <div className="page">
      <div className="page__head">
        <h1>{t('queue.title')}</h1>
        <p className="page__tools small soft">
          {cases.dataUpdatedAt ? t('app.updated', { time: formatClock(language, cases.dataUpdatedAt) }) : ''}
          <button type="button" className="link-button" onClick={() => cases.refetch()}>
            {t('app.refresh')}
          </button>
          <button type="button" className="link-button page__shortcuts" onClick={() => setHelping(true)}>
            {t('shortcuts.open')} <kbd>?</kbd>
          </button>
        </p>
      </div>
      <QueueTabs current={queue} />
      <QueueContent queue={queue} cases={cases} />
      <ShortcutDialog open={helping} enabled={enabled} onEnable={enable} onClose={() => setHelping(false)} />
    </div>
  );
}

function QueueContent({ queue, cases }: { queue: Queue; cases: ReturnType<typeof useQueue> }) {
  const { t } = useLanguage();
  const { data, error } = cases;
  if (!data && error) return <Failure error={error} onRetry={() => cases.refetch()} />;
  if (!data) return <p className="waiting">{t('app.loading')}</p>;
  const rows = data.pages.flatMap(({ items }) => items);
  return <Rows key={queue} queue={queue} cases={cases} rows={rows} />;
}

function Rows({
  queue,
  cases,
  rows,
}: {
  queue: Queue;
  cases: ReturnType<typeof useQueue>;
  rows: readonly CaseRow[];
}) {
  const { t } = useLanguage();
  const { data, error, hasNextPage, isFetchingNextPage } = cases;
  const act = queue === 'aside' ? 'put-back' : 'set-aside';
  const aside = useBulkSetAside(act, rows);
  const [choosing, setChoosing] = useState(false);
  if (!data) return null;
  const first = rows.length === 0;
  const mayChoose = queue === 'aside' || queue === 'open';
  const byTurn = data.pages[0]?.order === 'by-turn';
  return (
    <>
      {error ? <Failure error={error} onRetry={() => cases.refetch()} /> : null}
      <NewCases key={queue} rows={rows} />
      {byTurn && !first ? <p className="notice notice--warm">{t('queue.byTurn')}</p> : null}
      {choosing ? <AsideBar type={act} aside={aside} onEnd={() => setChoosing(false)} /> : null}
      {mayChoose && !choosing && rows.length > 1 ? (
        <p>
          <button type="button" className="button button--quiet" onClick={() => setChoosing(true)}>
            {t(queue === 'aside' ? 'aside.beginBack' : 'aside.begin')}
          </button>
        </p>
      ) : null}
      {first ? (
        <EmptyState title={t(`queue.empty.${queue}`)} next={t(`queue.emptyNext.${queue}`)} />
      ) : (
        <QueueTable rows={rows} aside={choosing ? aside : undefined} />
      )}
      {first ? null : (
        <p className="page__foot small soft">
          {t(hasNextPage ? 'queue.countMore' : 'queue.count', { count: rows.length })} ·{' '}
          {t(byTurn ? 'queue.sortedByTurn' : 'queue.sorted')}
        </p>
      )}
      {hasNextPage ? (
        <button
          type="button"
          className="button button--quiet"
          aria-busy={isFetchingNextPage}
          onClick={() => cases.fetchNextPage()}
        >
          {t('queue.more')}
        </button>
      ) : null}
    </>
  );
}
