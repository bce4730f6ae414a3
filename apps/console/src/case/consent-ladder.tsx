import type { CaseView } from '@khong-mot-minh/contracts';
import { textIn } from '@khong-mot-minh/i18n';
import { formatMoment } from '../language/format-time.ts';
import { useLanguage } from '../language/language-context.tsx';
import { useSession } from '../session/session-context.tsx';
import { type ConsentLevel, consentLevels } from './consent-levels.ts';

type Props = { view: CaseView; report: NonNullable<CaseView['report']> };

/** All levels, in words and signs: the first choice, and what changed since. Of a withdrawn report nobody may know anything. */
export function ConsentLadder({ view, report }: Props) {
  const { t } = useLanguage();
  const { organisation } = useSession();
  return (
    <section className="panel" aria-labelledby="consent-title">
      <h2 id="consent-title">{t('consent.title')}</h2>
      {report.withdrawn ? (
        <p className="notice notice--danger">{t('facts.withdrawn')}</p>
      ) : (
        <>
          <p className="small soft">{t('consent.lead')}</p>
          <ul className="plain ladder">
            {consentLevels(report, view, organisation).map((level) => (
              <ConsentLevelLine key={level.level} {...level} />
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

const keyOf = (change: ConsentLevel['changes'][number]): string =>
  [change.what, 'name' in change ? change.name.vi : '', 'at' in change ? change.at : ''].join(' ');

function ConsentLevelLine({ level, standing, changes }: ConsentLevel) {
  const { language, t } = useLanguage();
  const knows = standing === 'yes' || standing === 'except' || standing === 'since';
  return (
    <li className={knows ? 'ladder__yes' : 'ladder__no'}>
      <svg
        aria-hidden="true"
        viewBox="0 0 16 16"
        width="16"
        height="16"
        fill="none"
        stroke="currentColor"
        strokeWidth="2"
      >
        <path d={knows ? 'm3 8.5 3.2 3.2L13 5' : 'm4 4 8 8m0-8-8 8'} />
      </svg>
      <span>
        {t(`mayKnow.${level}`)}
        {changes.map((change) => (
          <span key={keyOf(change)} className="ladder__since">
            {change.what === 'owns'
              ? t('consent.owns')
              : t(`consent.${change.what}`, {
                  name: 'name' in change ? textIn(change.name, language) : '',
                  time: formatMoment(language, change.at),
                })}
          </span>
        ))}
      </span>
      <span className="ladder__word">{t(`consent.${standing}`)}</span>
    </li>
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
