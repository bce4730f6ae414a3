import type { Tier } from '@khong-mot-minh/contracts';
import { useLanguage } from '../language/language-context.tsx';

/** Number, word and colour say the same: none of them carries it alone. */
export function TierBadge({ tier }: { tier: Tier }) {
  const { t } = useLanguage();
  return (
    <span className={`tier tier--${tier}`}>
      <span className="tier__number" aria-hidden="true">
        {tier}
      </span>
      <span className="visually-hidden">{t('tier.name', { tier })}: </span>
      {t(`tier.${tier}`)}
    </span>
  );
}

export function DangerBadge() {
  const { t } = useLanguage();
  return (
    <span className="danger-mark">
      <svg aria-hidden="true" viewBox="0 0 16 16" width="14" height="14" fill="currentColor">
        <path d="M8 1.2 15.2 14H.8L8 1.2Zm-.8 4.6v4h1.6v-4H7.2Zm0 5.2v1.6h1.6V11H7.2Z" />
      </svg>
      {t('case.danger')}
    </span>
  );
}
