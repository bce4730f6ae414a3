import type { CaseView } from '@kmm/contracts';
import { MAY_KNOW, type MayKnow } from '@kmm/contracts/codes';
import { useLanguage } from '../language/language-context.tsx';

/** All rungs, in words and signs: what is not allowed is as plain to see as what is. The reading team always knows. */
export function ConsentLadder({ report }: { report: NonNullable<CaseView['report']> }) {
  const { t } = useLanguage();
  const knows = (rung: MayKnow) => rung === 'team' || report.mayKnow.includes(rung);
  return (
    <section className="panel" aria-labelledby="consent-title">
      <h2 id="consent-title">{t('consent.title')}</h2>
      {report.withdrawn ? (
        <p className="notice notice--danger">{t('facts.withdrawn')}</p>
      ) : (
        <p className="small soft">{t('consent.lead')}</p>
      )}
      <ul className="plain ladder">
        {MAY_KNOW.map((rung) => (
          <li key={rung} className={knows(rung) ? 'ladder__yes' : 'ladder__no'}>
            <svg
              aria-hidden="true"
              viewBox="0 0 16 16"
              width="16"
              height="16"
              fill="none"
              stroke="currentColor"
              strokeWidth="2"
            >
              <path d={knows(rung) ? 'm3 8.5 3.2 3.2L13 5' : 'm4 4 8 8m0-8-8 8'} />
            </svg>
            <span>{t(`mayKnow.${rung}`)}</span>
            <span className="ladder__word">{t(knows(rung) ? 'consent.yes' : 'consent.no')}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A case that a decision opened: that consent is unknown must not look like consent. */
export function NobodyAsked() {
  const { t } = useLanguage();
  return (
    <section className="panel" aria-labelledby="consent-title">
      <h2 id="consent-title">{t('consent.title')}</h2>
      <p className="soft">{t('consent.noReport')}</p>
    </section>
  );
}
