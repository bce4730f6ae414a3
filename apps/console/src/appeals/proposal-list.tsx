import type { MeasureProposal } from '@khong-mot-minh/contracts';
import { textIn } from '@khong-mot-minh/i18n';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Failure } from '../frame/failure.tsx';
import { formatMoment } from '../language/format-time.ts';
import { useLanguage } from '../language/language-context.tsx';
import { TierBadge } from '../queue/tier-badge.tsx';
import { RouteLink } from '../routing/route-link.tsx';
import { fetchProposals } from './appeals-api.ts';
import { Due } from './due.tsx';
import { PlaceRestrictionDialog } from './place-restriction-dialog.tsx';
import { useTranslation } from './use-translation.ts';

/** Limits at tier 4 and 5 that hold only once a person has answered. */
export function ProposalList() {
  const { t } = useLanguage();
  const { words } = useTranslation();
  const queries = useQueryClient();
  const { data, error, refetch } = useQuery({ queryKey: ['proposals'], queryFn: fetchProposals });
  const [asked, setAsked] = useState<MeasureProposal>();
  const [said, setSaid] = useState('');
  const done = (sentence: string) => {
    setAsked(undefined);
    setSaid(sentence);
    return queries.invalidateQueries({ queryKey: ['proposals'] });
  };
  return (
    <section className="stack" aria-labelledby="waiting-title">
      <h2 id="waiting-title">{words('waiting.title')}</h2>
      <p className="soft">{words('waiting.lead')}</p>
      {error ? <Failure error={error} onRetry={() => refetch()} /> : null}
      {data || error ? null : <p className="waiting">{t('app.loading')}</p>}
      {data?.items.length === 0 ? <p className="soft">{words('waiting.none')}</p> : null}
      <ul className="plain proposals">
        {data?.items.map((one) => (
          <Proposal key={one.id} proposal={one} onAsk={() => setAsked(one)} />
        ))}
      </ul>
      <p role="status" className="said">
        {said}
      </p>
      {asked ? (
        <PlaceRestrictionDialog
          key={asked.id}
          proposal={asked}
          onClose={() => setAsked(undefined)}
          onDone={done}
        />
      ) : null}
    </section>
  );
}

function Proposal({ proposal, onAsk }: { proposal: MeasureProposal; onAsk(): void }) {
  const { t } = useLanguage();
  const { language, words } = useTranslation();
  return (
    <li className="panel proposal">
      <div className="proposal__what">
        <p>
          <TierBadge tier={proposal.tier} />{' '}
          <strong>{textIn(proposal.title, language) ?? proposal.bundle}</strong>
          {proposal.category ? ` · ${t(`category.${proposal.category}`)}` : ''}
        </p>
        <p className="small soft">
          {words('waiting.account')} <code>{proposal.account}</code> ·{' '}
          {words('waiting.until', { time: formatMoment(language, proposal.until) })}
        </p>
        <p className="small">
          {words('column.due')}: <Due at={proposal.dueAt} />
        </p>
      </div>
      <div className="row">
        {proposal.caseId ? (
          <RouteLink to={{ page: 'case', id: proposal.caseId }}>{words('waiting.case')}</RouteLink>
        ) : null}
        <button type="button" className="button" onClick={onAsk}>
          {words('waiting.answer')}
        </button>
      </div>
    </li>
  );
}
