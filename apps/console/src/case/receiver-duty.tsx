import { formatMoment } from '../language/format-time.ts';
import { useLanguage } from '../language/language-context.tsx';
import type { ReferralTarget } from './case-api.ts';

/** Says that nobody is there to hear what is passed on, and from when on somebody is. */
export function ReceiverDuty({ target }: { target: ReferralTarget | undefined }) {
  const { language, t } = useLanguage();
  if (!target || target.onDuty) return null;
  const next = target.nextDuty;
  return (
    <p className="notice notice--warm">
      {t('refer.nobodyOnDuty')}{' '}
      {next ? t('refer.nextDuty', { time: formatMoment(language, next) }) : t('refer.noDutyPlanned')}
    </p>
  );
}
