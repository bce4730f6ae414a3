import type { InboxSection } from '@khong-mot-minh/contracts';
import { useLanguage } from '../language/language-context.tsx';
import { useWaiting } from './inbox-context.tsx';

/** How much waits, beside a way in the menu; nothing where nothing does. */
export function Count({ of }: { of: readonly InboxSection[] }) {
  const { t } = useLanguage();
  const count = useWaiting(of);
  if (count === 0) return null;
  return (
    <span className="alarm">
      <span aria-hidden="true">{count}</span>
      <span className="visually-hidden">{t('nav.waiting', { count })}</span>
    </span>
  );
}
