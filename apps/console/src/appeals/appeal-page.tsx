import type { AppealView } from '@khong-mot-minh/contracts';
import { textIn } from '@khong-mot-minh/i18n';
import { useQuery } from '@tanstack/react-query';
import { ApiError } from '../api/api-error.ts';
import { Failure } from '../frame/failure.tsx';
import { AbsoluteTime } from '../frame/timestamp.tsx';
import { useTitle } from '../frame/use-title.ts';
import { useLanguage } from '../language/language-context.tsx';
import { TierBadge } from '../queue/tier-badge.tsx';
import { RouteLink } from '../routing/route-link.tsx';
import { Answer } from './appeal-table.tsx';
import { fetchAppeal } from './appeals-api.ts';
import { DecideForm } from './decide-form.tsx';
import { Due } from './due.tsx';
import { Fact } from './fact.tsx';
import { ShownPanel } from './shown-panel.tsx';
import { useTranslation } from './use-translation.ts';

export function AppealPage({ id }: { id: string }) {
  const { t } = useLanguage();
  const { language, words } = useTranslation();
  const {
    data: view,
    error,
    refetch,
  } = useQuery({ queryKey: ['appeal', id], queryFn: () => fetchAppeal(id) });
  useTitle(words('detail.title'));
  const lost = error instanceof ApiError && error.status === 404;
  return (
    <div className="page">
      <p className="crumb">
        <RouteLink to={{ page: 'appeals', state: view?.outcome ? 'decided' : 'open' }}>
          <span aria-hidden="true">← </span>
          {words('back')}
        </RouteLink>
      </p>
      {error ? <Failure error={error} onRetry={() => refetch()} /> : null}
      {view && !lost ? (
        <article className="stack">
          <header className="stack">
            <h1>
              {words('detail.title')}: {textIn(view.bundle, language) ?? words(`measure.${view.measure}`)}
            </h1>
            <p>
              {words(`by.${view.by}`)}: <strong>{words(`ground.${view.ground}`)}</strong>
            </p>
            <p className="small soft">
              {words('detail.made')} <AbsoluteTime at={view.madeAt} /> · {words('detail.due')}{' '}
              <Due at={view.dueAt} />
            </p>
          </header>
          <div className="case__columns">
            <div className="case__main">
              <FirstDecision view={view} />
              <ShownPanel shown={view.shownToSubject} />
            </div>
            <div className="case__side">
              <section className="panel" aria-labelledby="decide-title">
                <div className="panel__head">
                  <h2 id="decide-title">{words('decide.title')}</h2>
                </div>
                {view.outcome ? <Answer row={view} /> : <DecideForm view={view} />}
              </section>
            </div>
          </div>
        </article>
      ) : null}
      {view || error ? null : <p className="waiting">{t('app.loading')}</p>}
    </div>
  );
}

function FirstDecision({ view }: { view: AppealView }) {
  const { language, words } = useTranslation();
  return (
    <section className="panel" aria-labelledby="first-title">
      <div className="panel__head">
        <h2 id="first-title">{words('detail.decision')}</h2>
        <TierBadge tier={view.tier} />
      </div>
      {view.ruleStatement ? <p>{textIn(view.ruleStatement, language)}</p> : null}
      {view.degraded ? <p className="notice">{words('detail.degraded')}</p> : null}
      <dl className="facts facts--wide">
        <Fact name={words('detail.rule')}>
          <code>{view.rule}</code>
        </Fact>
        <Fact name={words('detail.basis')}>
          {view.basis.map(({ code, title }) => textIn(title, language) ?? code).join(' · ')}
        </Fact>
        <Fact name={words('detail.placed')}>{view.placedBy ?? words('detail.machine')}</Fact>
        <Fact name={words('detail.account')}>
          <code>{view.account}</code>
        </Fact>
        <Fact name={words('detail.event')}>
          <code>{view.eventId}</code>
        </Fact>
        <Fact name={words('detail.policy')}>
          <code>{view.policy}</code>
        </Fact>
      </dl>
      {view.caseId ? (
        <p>
          <RouteLink to={{ page: 'case', id: view.caseId }}>{words('detail.case')}</RouteLink>
        </p>
      ) : null}
    </section>
  );
}
