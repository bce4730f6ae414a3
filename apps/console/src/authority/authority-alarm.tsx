import { useQuery } from '@tanstack/react-query';
import { useAwake } from '../frame/use-awake.ts';
import { useLanguage } from '../language/language-context.tsx';
import { fetchAlarms } from './authority-api.ts';
import { useSight } from './use-sight.ts';

const WATCH_MS = 30_000;

/** How much waits, beside the place in the menu: a page for a second person must not depend on somebody looking. */
export function AuthorityAlarm() {
  const { t } = useLanguage();
  const awake = useAwake();
  const { any } = useSight();
  const { data } = useQuery({
    queryKey: ['authority', 'alarms'],
    queryFn: fetchAlarms,
    enabled: any,
    refetchInterval: awake && WATCH_MS,
  });
  const count = data ? data.preservations + data.requests + data.overrides : 0;
  if (count === 0) return null;
  return (
    <span className="alarm">
      <span aria-hidden="true">{count}</span>
      <span className="visually-hidden">{t('nav.authorityWaiting', { count })}</span>
    </span>
  );
}
