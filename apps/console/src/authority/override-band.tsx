import { useLanguage } from '../language/language-context.tsx';
import { RouteLink } from '../routing/route-link.tsx';
import { Due } from './due.tsx';
import { useAlarms } from './use-alarms.ts';

/** The page itself: whoever was paged for an act done alone meets it on every page until it is reviewed. */
export function OverrideBand() {
  const { t } = useLanguage();
  const alarms = useAlarms();
  if (!alarms || alarms.overrides === 0) return null;
  return (
    <aside
      className={alarms.overridesDue > 0 ? 'paged paged--due' : 'paged'}
      aria-label={t('override.paged')}
    >
      <RouteLink to={{ page: 'authority', tab: 'overrides' }}>
        {t('override.waiting', { count: alarms.overrides })}
      </RouteLink>
      {alarms.overridesDueAt ? <Due at={alarms.overridesDueAt} /> : null}
    </aside>
  );
}
