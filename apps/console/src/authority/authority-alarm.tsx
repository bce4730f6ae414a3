import { useLanguage } from '../language/language-context.tsx';
import { useAlarms } from './use-alarms.ts';

/** How much waits, beside the place in the menu: a page for a second person must not depend on somebody looking. */
export function AuthorityAlarm() {
  const { t } = useLanguage();
  const data = useAlarms();
  const count = data ? data.preservations + data.requests + data.overrides : 0;
  if (count === 0) return null;
  return (
    <span className="alarm">
      <span aria-hidden="true">{count}</span>
      <span className="visually-hidden">{t('nav.authorityWaiting', { count })}</span>
    </span>
  );
}
