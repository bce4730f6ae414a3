import { useTitle } from '../frame/use-title.ts';
import { useLanguage } from '../language/language-context.tsx';
import type { AuthorityTab } from '../routing/route.ts';
import { RouteLink } from '../routing/route-link.tsx';
import { fetchOverrides, fetchPreservations, fetchRequests } from './authority-api.ts';
import { ListOf } from './list-of.tsx';
import { NewRequest } from './new-request.tsx';
import { OverrideTable } from './override-table.tsx';
import { PreservationTable } from './preservation-table.tsx';
import { RequestTable } from './request-table.tsx';
import { usePermissions } from './use-permissions.ts';

/** What is kept, what authorities ask, and what was done alone: three lists, each by its clock. */
export function AuthorityPage({ tab: asked }: { tab: AuthorityTab }) {
  const { t } = useLanguage();
  const { tabs, asks } = usePermissions();
  const tab = tabs.includes(asked) ? asked : (tabs[0] ?? 'overrides');
  useTitle(t(`authority.tab.${tab}`));
  return (
    <div className="page stack">
      <div className="page__head">
        <h1>{t('authority.title')}</h1>
        {tab === 'requests' && asks ? <NewRequest /> : null}
      </div>
      <nav className="tabs" aria-label={t('authority.tabs')}>
        {tabs.map((name) => (
          <RouteLink
            key={name}
            to={{ page: 'authority', tab: name }}
            aria-current={name === tab ? 'page' : undefined}
          >
            {t(`authority.tab.${name}`)}
          </RouteLink>
        ))}
      </nav>
      <TabContent key={tab} tab={tab} asks={asks} />
    </div>
  );
}

function TabContent({ tab, asks }: { tab: AuthorityTab; asks: boolean }) {
  const { t } = useLanguage();
  switch (tab) {
    case 'preservations':
      return (
        <ListOf
          tab={tab}
          waiting="running"
          load={fetchPreservations}
          empty={{ title: t('preservation.empty'), next: t('preservation.emptyNext') }}
        >
          {(rows) => <PreservationTable rows={rows} />}
        </ListOf>
      );
    case 'requests':
      return (
        <ListOf
          tab={tab}
          waiting="open"
          load={fetchRequests}
          empty={{
            title: t('request.empty'),
            next: t(asks ? 'request.emptyNext.asking' : 'request.emptyNext.asked'),
          }}
        >
          {(rows) => <RequestTable rows={rows} />}
        </ListOf>
      );
    case 'overrides':
      return (
        <ListOf
          tab={tab}
          waiting="waiting"
          load={fetchOverrides}
          empty={{ title: t('override.empty'), next: t('override.emptyNext') }}
        >
          {(rows) => <OverrideTable rows={rows} />}
        </ListOf>
      );
  }
}
