import { useLanguage } from '../language/language-context.tsx';
import { NewCases } from '../queue/new-cases.tsx';
import { QueueTable } from '../queue/queue-table.tsx';
import { useQueue } from '../queue/use-queue.ts';
import { RouteLink } from '../routing/route-link.tsx';

const SHOWN = 6;

/** The top of the open queue, so that the first case is one press away. */
export function FirstCases() {
  const { t } = useLanguage();
  const { data } = useQueue('open');
  const all = data?.pages[0]?.items ?? [];
  // A report that was taken back waits for nobody.
  const untaken = all.filter(({ assignee, withdrawn }) => !assignee && !withdrawn);
  if (untaken.length === 0) return null;
  return (
    <section aria-labelledby="first-title">
      <h2 id="first-title" className="home__title">
        {t('inbox.first')}
      </h2>
      <NewCases rows={all} />
      <QueueTable rows={untaken.slice(0, SHOWN)} />
      <p className="page__foot">
        <RouteLink to={{ page: 'queue', queue: 'open' }}>{t('inbox.all')}</RouteLink>
      </p>
    </section>
  );
}
