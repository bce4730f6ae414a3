import type { CaseView } from '@khong-mot-minh/contracts';
import type { ReactNode } from 'react';
import { RelativeTime } from '../frame/timestamp.tsx';
import { formatMoment } from '../language/format-time.ts';
import { useLanguage } from '../language/language-context.tsx';
import { AssigneeName } from '../queue/assignee-name.tsx';
import { shortId } from '../queue/short-id.ts';
import { StatusText } from '../queue/status-text.tsx';
import { DangerBadge, TierBadge } from '../queue/tier-badge.tsx';
import { withdrawalOf } from './withdrawal.ts';

export function CaseHeader({ view, children }: { view: CaseView; children: ReactNode }) {
  const { language, t } = useLanguage();
  const withdrawal = withdrawalOf(view);
  const { preservedUntil } = view.retention;
  const origin = view.access === 'referral' ? 'referral' : view.origin;
  return (
    <header className="case__head">
      <div className="case__title">
        <p className="case__marks">
          <TierBadge tier={view.tier} />
          {view.dangerNow ? <DangerBadge /> : null}
          {withdrawal ? <span className="badge badge--danger">{t('case.withdrawn')}</span> : null}
          <StatusText status={view.status} referral={view.referral} />
        </p>
        <h1>{t(`category.${view.category}`)}</h1>
        <p className="case__meta soft">
          <span>{t(`origin.${origin}`)}</span>
          <code>{shortId(view.id)}</code>
          <span>
            {t('column.age')}: <RelativeTime at={view.openedAt} coarse />
          </span>
          <span>
            {t('column.updated')}: <RelativeTime at={view.updatedAt} />
          </span>
          {view.access === 'owner' ? (
            <span>
              {t('column.assignee')}: <AssigneeName assignee={view.assignee} />
            </span>
          ) : null}
        </p>
      </div>
      {children}
      {withdrawal ? (
        <p className="notice notice--danger case__notice">
          {withdrawal === 'preserved' && preservedUntil
            ? t('withdrawal.preservedUntil', { until: formatMoment(language, preservedUntil) })
            : t(`withdrawal.${withdrawal}`)}
        </p>
      ) : null}
      {view.dangerNow && view.status !== 'closed' ? (
        <p className="notice notice--danger case__notice">
          {t(withdrawal ? 'case.dangerWithdrawn' : 'case.dangerLead')}
        </p>
      ) : null}
      {view.status === 'closing' ? (
        <p className="notice notice--warm case__notice">
          <strong>{t('case.waitingSecond')}</strong>
          {t('case.waitingSecondLead', { tier: view.tier })}
        </p>
      ) : null}
    </header>
  );
}
