import type { CaseView } from '@khong-mot-minh/contracts';
import { useState } from 'react';
import { ApiError } from '../api/api-error.ts';
import { Failure } from '../frame/failure.tsx';
import { useTitle } from '../frame/use-title.ts';
import { useLanguage } from '../language/language-context.tsx';
import { shortId } from '../queue/short-id.ts';
import { RouteLink } from '../routing/route-link.tsx';
import { useSession } from '../session/session-context.tsx';
import { CaseCall } from '../watch/case-call.tsx';
import { CaseActions } from './case-actions.tsx';
import { CaseHeader } from './case-header.tsx';
import { CaseSide } from './case-side.tsx';
import { Composer } from './composer.tsx';
import { DecisionPanel } from './decision-panel.tsx';
import { HandedOverCase } from './handed-over-case.tsx';
import { LeftDrafts } from './left-drafts.tsx';
import { PeersPanel } from './peers-panel.tsx';
import { ReferralDesk } from './referral-desk.tsx';
import { SealedThread } from './sealed-thread.tsx';
import { StopPanel } from './stop-panel.tsx';
import { useCase, useNewerVersion, useReadNews, useReload } from './use-case.ts';

export function CasePage({ id }: { id: string }) {
  const { t } = useLanguage();
  const { data: view, error, refetch } = useCase(id);
  useReadNews(view, useSession().person.id);
  useTitle(view ? `${t(`category.${view.category}`)} ${shortId(id)}` : t('case.id', { id: shortId(id) }));
  const lost = error instanceof ApiError && error.status === 404;
  const handedOver = error instanceof ApiError && error.code === 'handed-over';
  return (
    <div className="page">
      <p className="crumb">
        {handedOver ? (
          <RouteLink to={{ page: 'handed-over' }}>
            <span aria-hidden="true">← </span>
            {t('queue.handed-over')}
          </RouteLink>
        ) : (
          <RouteLink to={{ page: 'queue', queue: view?.access === 'referral' ? 'referred' : 'open' }}>
            <span aria-hidden="true">← </span>
            {t('case.back')}
          </RouteLink>
        )}
      </p>
      {handedOver ? <HandedOverCase id={id} /> : null}
      {view && lost ? <LostCase id={id} /> : null}
      {error && !handedOver && !(view && lost) ? <Failure error={error} onRetry={() => refetch()} /> : null}
      {view && !lost && !handedOver ? <Case view={view} /> : null}
      {view || error ? null : <p className="waiting">{t('app.loading')}</p>}
    </div>
  );
}

function Case({ view }: { view: CaseView }) {
  const received = view.access === 'referral';
  return (
    <article className="case">
      <CaseHeader view={view}>{received ? null : <CaseActions view={view} />}</CaseHeader>
      <NewerNotice view={view} />
      <CaseCall view={view} />
      <div className="case__columns">
        <div className="case__main">
          {received ? <ReferralDesk view={view} /> : null}
          {view.peers ? <PeersPanel view={view} peers={view.peers} /> : null}
          {view.decision ? <DecisionPanel decision={view.decision} /> : null}
          {received ? null : <StopPanel view={view} />}
          <SealedThread view={view} />
          <Composer view={view} />
        </div>
        <CaseSide view={view} />
      </div>
    </article>
  );
}

/** What was open a moment ago is not this team's to read any more: that is said, and what was typed can still be copied. */
function LostCase({ id }: { id: string }) {
  const { t } = useLanguage();
  return (
    <div className="stack">
      <p className="notice notice--warm" role="status">
        {t('case.lost')}
      </p>
      <LeftDrafts id={id} why="case.draftLeft" />
    </div>
  );
}

function NewerNotice({ view }: { view: CaseView }) {
  const { t } = useLanguage();
  const newer = useNewerVersion(view);
  const reload = useReload(view.id);
  const { withdrawn = false } = view;
  const [before] = useState(withdrawn);
  return (
    <div role="status">
      {withdrawn && !before ? <p className="notice notice--warm">{t('case.withdrawnNow')}</p> : null}
      {newer ? (
        <p className="notice notice--warm notice--row">
          {t('case.newer')}
          <button type="button" className="button button--quiet" onClick={reload}>
            {t('case.load')}
          </button>
        </p>
      ) : null}
    </div>
  );
}
