import type { CaseView } from '@khong-mot-minh/contracts';
import { formatMoment } from '../language/format-time.ts';
import { useLanguage } from '../language/language-context.tsx';

/** When what a case holds is destroyed, what holds it, and what was destroyed when. */
export function RetentionPanel({ retention }: Pick<CaseView, 'retention'>) {
  const { t, language } = useLanguage();
  const { why, preservedUntil, destroyed, erasedAt } = retention;
  // What is preserved goes when that ends, and not before.
  const destroyAt =
    preservedUntil && why === 'expired' ? laterOf(retention.destroyAt, preservedUntil) : retention.destroyAt;
  if (!destroyAt && !preservedUntil && destroyed.length === 0 && !erasedAt) return null;
  const moment = (at: string) => formatMoment(language, at);
  return (
    <section className="panel" aria-labelledby="retention-title">
      <h2 id="retention-title">{t('retention.title')}</h2>
      {why === 'withdrawn' ? <p>{t('retention.hidden')}</p> : null}
      <dl className="facts">
        {destroyAt ? (
          <div>
            <dt>{t('retention.destroyAt')}</dt>
            <dd>{moment(destroyAt)}</dd>
          </div>
        ) : null}
        {preservedUntil ? (
          <div>
            <dt>{t('retention.preserved')}</dt>
            <dd>{moment(preservedUntil)}</dd>
          </div>
        ) : null}
        {destroyed.map(({ at, why, contents }) => (
          <div key={at}>
            <dt>{t('retention.destroyed')}</dt>
            <dd>{t(`retention.destroyed.${why}`, { at: moment(at), count: contents })}</dd>
          </div>
        ))}
        {erasedAt ? (
          <div>
            <dt>{t('retention.erased')}</dt>
            <dd>{moment(erasedAt)}</dd>
          </div>
        ) : null}
      </dl>
      {preservedUntil ? <p className="small soft">{t('preservation.longer')}</p> : null}
    </section>
  );
}

const laterOf = (one: string | undefined, other: string): string =>
  one && Date.parse(one) > Date.parse(other) ? one : other;
