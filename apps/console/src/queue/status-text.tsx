import type { CaseRow } from '@khong-mot-minh/contracts';
import { useLanguage } from '../language/language-context.tsx';

/** Where a case stands; to a receiver, whether its own team has answered, since the rest is its sender's. */
export function StatusText({ status, referral }: Pick<CaseRow, 'status' | 'referral'>) {
  const { t } = useLanguage();
  if (!referral) return <span className={`status status--${status}`}>{t(`status.${status}`)}</span>;
  if (status === 'closed') return <span className="status status--closed">{t('status.closedBySender')}</span>;
  return (
    <span className={`status status--${referral === 'sent' ? 'open' : 'taken'}`}>
      {t(`referralStatus.${referral}`)}
    </span>
  );
}
