import type { Inbox, InboxSection } from '@khong-mot-minh/contracts';
import { usePermissions } from '../authority/use-permissions.ts';
import { EmptyState } from '../frame/empty-state.tsx';
import { useTitle } from '../frame/use-title.ts';
import { useLanguage } from '../language/language-context.tsx';
import { RouteLink } from '../routing/route-link.tsx';
import { FirstCases } from './first-cases.tsx';
import { useInbox } from './inbox-context.tsx';
import { RolePanel } from './role-panel.tsx';
import { SECTION_PLACES } from './section-places.ts';

/** The server counts no further. */
const MOST = 100;

/** Where everybody begins: what waits for this person, whatever their role, and what the role does. */
export function HomePage() {
  const { t } = useLanguage();
  const { works } = usePermissions();
  const { inbox } = useInbox();
  useTitle(t('inbox.title'));
  return (
    <div className="page">
      <div className="page__head">
        <h1>{t('inbox.title')}</h1>
        <p className="small soft">{t('inbox.lead')}</p>
      </div>
      <div className="home">
        <div className="stack">
          {inbox ? <Waiting inbox={inbox} /> : <p className="waiting">{t('app.loading')}</p>}
          {works ? <FirstCases /> : null}
        </div>
        <RolePanel />
      </div>
    </div>
  );
}

function Waiting({ inbox: { counts, calls, seenCalls = [] } }: { inbox: Inbox }) {
  const { t } = useLanguage();
  // `as`: the keys of an exhaustive record are the sections.
  const rows = (Object.keys(SECTION_PLACES) as InboxSection[]).filter(
    (section) => (counts[section] ?? 0) > 0,
  );
  if (rows.length === 0 && calls.length + seenCalls.length === 0)
    return <EmptyState title={t('inbox.nothing')} next={t('inbox.nothingNext')} />;
  return (
    <section aria-labelledby="waiting-title">
      <h2 id="waiting-title" className="home__title">
        {t('inbox.waiting')}
      </h2>
      <ul className="inbox plain">
        {rows.map((section) => (
          <Row key={section} section={section} count={counts[section] ?? 0} />
        ))}
      </ul>
    </section>
  );
}

function Row({ section, count }: { section: InboxSection; count: number }) {
  const { t } = useLanguage();
  return (
    <li>
      <RouteLink to={SECTION_PLACES[section]} className={`inbox__row inbox__row--${section}`}>
        <span>{t(`inbox.${section}`)}</span>
        <strong className="tabular">{count >= MOST ? t('inbox.many', { count: MOST - 1 }) : count}</strong>
      </RouteLink>
    </li>
  );
}
