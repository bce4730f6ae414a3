import { useLanguage } from '../language/language-context.tsx';
import { RouteLink } from '../routing/route-link.tsx';
import { useTitle } from './use-title.ts';

export function MissingPage() {
  const { t } = useLanguage();
  useTitle(t('missing.title'));
  return (
    <div className="page stack">
      <h1>{t('missing.title')}</h1>
      <p className="soft">{t('missing.lead')}</p>
      <p>
        <RouteLink to={{ page: 'queue', queue: 'open' }}>{t('missing.back')}</RouteLink>
      </p>
    </div>
  );
}
