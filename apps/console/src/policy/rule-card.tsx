import type { RuleInWords, RuleStatistics } from '@khong-mot-minh/contracts';
import { textIn } from '@khong-mot-minh/i18n';
import { RelativeTime } from '../frame/timestamp.tsx';
import { isWord, useTranslation } from './use-translation.ts';

/** One rule for reading: when it fires, what it does, on what ground, and how it has done. */
export function RuleCard({ rule, numbers }: { rule: RuleInWords; numbers: RuleStatistics | undefined }) {
  const { language, words } = useTranslation();
  const audienceWord = (audience: string) => {
    const key = `audience.${audience}`;
    return isWord(key) ? words(key) : audience;
  };
  return (
    <details className="panel rule">
      <summary>
        <span className="rule__id">
          <code>{rule.id}</code> <span className="badge">{words('tier.short', { tier: rule.tier })}</span>{' '}
          <span className="badge badge--info">{words(`outcome.${rule.outcome}`)}</span>
          {rule.mode === 'live' ? null : <span className="badge">{words(`mode.${rule.mode}`)}</span>}
        </span>
        <span>{textIn(rule.statement, language)}</span>
        <span className="small rule__when">{textIn(rule.words, language)}</span>
        <span className="small soft">
          {numbers?.lastFiredAt ? (
            <>
              {words('fired.last')} <RelativeTime at={numbers.lastFiredAt} /> ·{' '}
              {words('fired.counts', {
                day: numbers.fired.last24h,
                week: numbers.fired.last7d,
                month: numbers.fired.last30d,
              })}
            </>
          ) : (
            words('fired.never')
          )}
        </span>
      </summary>
      <dl className="facts facts--wide">
        {rule.notices.map(({ audience, text }) => (
          <div key={`${audience}${text.vi}`} className="rule__notice">
            <dt>{words('notice', { audience: audienceWord(audience) })}</dt>
            <dd>{textIn(text, language)}</dd>
          </div>
        ))}
        <dt>{words('basis')}</dt>
        <dd>
          <ul>
            {rule.basis.map(({ id, title, source, date, grade }) => (
              <li key={id}>
                {textIn(title, language)}{' '}
                <span className="small soft">
                  {source}, {date}
                </span>{' '}
                <span className="badge">{words(`grade.${grade}`)}</span>
              </li>
            ))}
          </ul>
        </dd>
        <dt>{words('owner')}</dt>
        <dd>
          {rule.owner}
          {rule.expiry ? ` · ${words('expiry', { date: rule.expiry })}` : ''}
        </dd>
        <dt>{words('numbers')}</dt>
        <dd>
          {numbers
            ? words('numbers.text', {
                undecided: numbers.undecided.last30d,
                restrictions: numbers.restrictions,
                appeals: numbers.appeals,
                reversals: numbers.reversals,
              })
            : words('numbers.none')}
        </dd>
        <dt>{words('missing')}</dt>
        <dd>
          {words('missing.text', { missing: rule.onMissing, unknown: rule.onUnknown ?? words('byDefault') })}
        </dd>
        <dt>{words('examples')}</dt>
        <dd>
          <ul>
            {rule.examples.map(({ name, fires }) => (
              <li key={name}>
                {fires ? words('example.fires') : words('example.not')} {name}
              </li>
            ))}
          </ul>
        </dd>
        <dt>{words('text')}</dt>
        <dd>
          <code className="rule__text">{rule.text}</code>
        </dd>
      </dl>
    </details>
  );
}
