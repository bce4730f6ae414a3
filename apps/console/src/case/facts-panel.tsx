import type { CaseView } from '@khong-mot-minh/contracts';
import { useLanguage } from '../language/language-context.tsx';
import { isMessageKey } from '../language/translate.ts';

export function FactsPanel({ report }: { report: NonNullable<CaseView['report']> }) {
  const { t } = useLanguage();
  const wordsFor = (group: string, code: string) => {
    const key = `${group}.${code}`;
    return isMessageKey(key) ? t(key) : code;
  };
  return (
    <section className="panel" aria-labelledby="facts-title">
      <h2 id="facts-title">{t('facts.title')}</h2>
      <dl className="facts">
        <div>
          <dt>{t('facts.age')}</dt>
          <dd>{wordsFor('ageBand', report.ageBand)}</dd>
        </div>
        {report.province ? (
          <div>
            <dt>{t('facts.province')}</dt>
            <dd>{report.provinceName ?? report.province}</dd>
          </div>
        ) : null}
        {/* Of a withdrawn one it is hidden, not left open. */}
        {report.withdrawn && report.help.length === 0 ? null : (
          <div>
            <dt>{t('facts.help')}</dt>
            <dd>
              {report.help.length > 0
                ? report.help.map((kind) => wordsFor('help', kind)).join('; ')
                : t('facts.helpNone')}
            </dd>
          </div>
        )}
      </dl>
    </section>
  );
}
