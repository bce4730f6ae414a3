import type { RuleInWords, RuleStatistics } from '@khong-mot-minh/contracts';
import { textIn } from '@khong-mot-minh/i18n';
import { useId, useMemo, useState } from 'react';
import { EmptyState } from '../frame/empty-state.tsx';
import { RuleCard } from './rule-card.tsx';
import { useTranslation } from './use-translation.ts';

type Props = { rules: readonly RuleInWords[]; statistics: readonly RuleStatistics[] | undefined };

/** A hundred rules are read by searching; these many lie open at first. */
const AT_ONCE = 25;

/** Without tones and case, so that "doa nat" finds "doạ nạt". */
const plain = (text: string): string =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'd').toLowerCase();

/** Rules as sentences, with a search over words and a filter by layer and tier. */
export function RulesList({ rules, statistics }: Props) {
  const { language, words } = useTranslation();
  const [asked, setAsked] = useState('');
  const [layer, setLayer] = useState('');
  const [tier, setTier] = useState('');
  const [all, setAll] = useState(false);
  const id = useId();
  const shown = useMemo(() => {
    const needle = plain(asked.trim());
    return rules.filter(
      (rule) =>
        (!layer || rule.layer === layer) &&
        (!tier || String(rule.tier) === tier) &&
        (!needle ||
          plain([rule.id, textIn(rule.words, language), textIn(rule.statement, language)].join(' ')).includes(
            needle,
          )),
    );
  }, [rules, asked, layer, tier, language]);
  return (
    <section className="stack" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{words('rules')}</h2>
      <div className="row policy-filter">
        <label>
          {words('search')}
          <input className="input" type="search" value={asked} onChange={(e) => setAsked(e.target.value)} />
        </label>
        <label>
          {words('layer')}
          <select className="input" value={layer} onChange={(e) => setLayer(e.target.value)}>
            <option value="">{words('any')}</option>
            <option value="prevent">{words('layer.prevent')}</option>
            <option value="control">{words('layer.control')}</option>
          </select>
        </label>
        <label>
          {words('tier')}
          <select className="input" value={tier} onChange={(e) => setTier(e.target.value)}>
            <option value="">{words('any')}</option>
            {[0, 1, 2, 3, 4, 5].map((n) => (
              <option key={n} value={n}>
                {n}
              </option>
            ))}
          </select>
        </label>
        <p className="soft" role="status">
          {words('shown', { count: shown.length, total: rules.length })}
        </p>
      </div>
      {shown.length === 0 ? <EmptyState title={words('rules.none')} next={words('rules.none.next')} /> : null}
      {(all ? shown : shown.slice(0, AT_ONCE)).map((rule) => (
        <RuleCard key={rule.id} rule={rule} numbers={statistics?.find((one) => one.rule === rule.id)} />
      ))}
      {!all && shown.length > AT_ONCE ? (
        <p>
          <button type="button" className="button button--quiet" onClick={() => setAll(true)}>
            {words('rules.all', { count: shown.length })}
          </button>
        </p>
      ) : null}
    </section>
  );
}
