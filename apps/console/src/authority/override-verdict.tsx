import type { OverrideView } from '@khong-mot-minh/contracts';
import { AbsoluteTime } from '../frame/timestamp.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { isMessageKey } from '../language/translate.ts';

type Props = { review: NonNullable<OverrideView['review']>; act: OverrideView['act'] };

/** What the people of another unit came to: the outcome, why, when, and who else reads it. */
export function OverrideVerdict({ review, act }: Props) {
  const { t } = useLanguage();
  const why = `verdictReason.${review.reason}`;
  return (
    <div className="verdict">
      <p>
        <strong>{t(`verdict.${review.verdict}`)}</strong>: {isMessageKey(why) ? t(why) : review.reason}
      </p>
      <p className="small soft">
        {t('override.reviewedAt')} <AbsoluteTime at={review.at} />
      </p>
      {act === 'refer' ? <p className="small soft">{t('override.reporterTold')}</p> : null}
    </div>
  );
}
