import { useWaiting } from '../inbox/inbox-context.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { QUEUES, type Queue } from '../routing/route.ts';
import { RouteLink } from '../routing/route-link.tsx';

/** The lists of cases, with what the organisation handed over as the last of them. */
export function QueueTabs({ current }: { current: Queue | 'handed-over' }) {
  const { t } = useLanguage();
  const takenOver = useWaiting(['takenOver']);
  // A list for the day on which something stands in it.
  const shown = QUEUES.filter((name) => name !== 'taken-over' || takenOver > 0 || current === name);
  return (
    <nav className="tabs" aria-label={t('queue.tabs')}>
      {shown.map((name) => (
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
