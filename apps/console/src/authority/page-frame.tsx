import type { ReactNode } from 'react';
import { Failure } from '../frame/failure.tsx';
import { useLanguage } from '../language/language-context.tsx';
import type { AuthorityTab } from '../routing/route.ts';
import { RouteLink } from '../routing/route-link.tsx';

type Props = {
  tab: AuthorityTab;
  error: Error | null;
  loading: boolean;
  onRetry(): void;
  children: ReactNode;
};

/** The way back, what failed, and the page itself. */
export function PageFrame({ tab, error, loading, onRetry, children }: Props) {
  const { t } = useLanguage();
  return (
    <div className="page page--narrow">
      <p className="crumb">
        <RouteLink to={{ page: 'authority', tab }}>
          <span aria-hidden="true">← </span>
          {t('authority.back')}
        </RouteLink>
      </p>
      {error ? <Failure error={error} onRetry={onRetry} /> : null}
      {loading ? <p className="waiting">{t('app.loading')}</p> : null}
      {children}
    </div>
  );
}

/** One line of facts. */
export const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
