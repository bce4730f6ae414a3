import type { AuthorityBasis } from '@khong-mot-minh/contracts';
import { textIn } from '@khong-mot-minh/i18n';
import { useLanguage } from '../language/language-context.tsx';

/** A ground is never shown without where it comes from and how well that is known. */
export function BasisLine({ basis }: { basis: AuthorityBasis }) {
  const { language, t } = useLanguage();
  return (
    <>
      {textIn(basis.title, language)}{' '}
      <span className={basis.grade === 'unverified' ? 'badge badge--warm' : 'badge'}>
        {t(`authority.grade.${basis.grade}`)}
      </span>
      <span className="small soft basis__source">
        {t('authority.source', { date: basis.date })} {textIn(basis.source, language)}
      </span>
    </>
  );
}
