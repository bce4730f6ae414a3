import { useLanguage } from '../language/language-context.tsx';
import { QUEUES, type Queue } from '../routing/route.ts';
import { RouteLink } from '../routing/route-link.tsx';

/** The lists of cases, with what the organisation handed over as the last of them. */
export function QueueTabs({ current }: { current: Queue | 'handed-over' }) {
  const { t } = useLanguage();
  return (
    <nav className="tabs" aria-label={t('queue.tabs')}>
      {QUEUES.map((name) => (
        <RouteLink
          key={name}
          to={{ page: 'queue', queue: name }}
          aria-current={name === current ? 'page' : undefined}
        >
          {t(`queue.${name}`)}
        </RouteLink>
      ))}
      <RouteLink to={{ page: 'handed-over' }} aria-current={current === 'handed-over' ? 'page' : undefined}>
        {t('queue.handed-over')}
      </RouteLink>
    </nav>
  );
}
