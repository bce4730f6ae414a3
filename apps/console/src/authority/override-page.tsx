import type { OverrideView } from '@khong-mot-minh/contracts';
import { textIn } from '@khong-mot-minh/i18n';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { AbsoluteTime } from '../frame/timestamp.tsx';
import { useTitle } from '../frame/use-title.ts';
import { useLanguage } from '../language/language-context.tsx';
import { shortId } from '../queue/short-id.ts';
import { RouteLink } from '../routing/route-link.tsx';
import { fetchOverride } from './authority-api.ts';
import { AuthoritySeal } from './authority-seal.tsx';
import { Due } from './due.tsx';
import { LockedNotice } from './locked-notice.tsx';
import { OverrideState } from './override-table.tsx';
import { OverrideVerdict } from './override-verdict.tsx';
import { Fact, PageFrame } from './page-frame.tsx';
import { ReviewForm } from './review-form.tsx';

export function OverridePage({ id }: { id: string }) {
  const { t } = useLanguage();
  const { data, error, refetch } = useQuery({
    queryKey: ['authority', 'override', id],
    queryFn: () => fetchOverride(id),
  });
  useTitle(t('override.title'));
  useVerdictRead(data);
  return (
    <PageFrame tab="overrides" error={error} loading={!data && !error} onRetry={() => refetch()}>
      {data ? <One view={data} /> : null}
    </PageFrame>
  );
}

/** Whoever acted has read the verdict by opening this page: lists and counts no longer call it new. */
function useVerdictRead(view: OverrideView | undefined): void {
  const queries = useQueryClient();
  const read = view?.review?.unread === true;
  useEffect(() => {
    if (!read) return;
    for (const queryKey of [['inbox'], ['authority', 'overrides']])
      void queries.invalidateQueries({ queryKey });
  }, [read, queries]);
}

function One({ view }: { view: OverrideView }) {
  const { t } = useLanguage();
  const [said, setSaid] = useState('');
  return (
    <article className="stack">
      <div className="page__head">
        <h1>{t(`override.act.${view.act}`)}</h1>
        <p className="row">
          <OverrideState row={view} />
          {view.review ? null : <Due at={view.reviewDue} />}
        </p>
      </div>
      {view.review ? (
        <section className="panel" aria-labelledby="verdict-title">
          <h2 id="verdict-title">{t('override.verdictOfOther')}</h2>
          <OverrideVerdict review={view.review} act={view.act} />
        </section>
      ) : null}
      <OverrideFacts view={view} />
      {view.note ? (
        <section className="panel">
          <h2>{t('override.why')}</h2>
          <LockedNotice />
          <AuthoritySeal item={view.note} />
        </section>
      ) : null}
      {view.paged && !view.review ? (
        <ReviewForm view={view} onDone={() => setSaid(t('override.reviewed'))} />
      ) : null}
      <p role="status" className="said">
        {said}
      </p>
    </article>
  );
}

function OverrideFacts({ view }: { view: OverrideView }) {
  const { language, t } = useLanguage();
  return (
    <section className="panel">
      <dl className="facts facts--wide">
        <Fact name={t('override.from')}>{textIn(view.from, language)}</Fact>
        {view.by ? <Fact name={t('override.by')}>{view.by}</Fact> : null}
        {view.caseId ? (
          <Fact name={t('authority.case')}>
            <RouteLink to={{ page: 'case', id: view.caseId }}>
              {t('authority.caseLink', { id: shortId(view.caseId) })}
            </RouteLink>
          </Fact>
        ) : null}
        <Fact name={t('override.reason')}>{t(`overrideReason.${view.reason}`)}</Fact>
        <Fact name={t('override.category')}>
          {t(`category.${view.category}`)} · {t('tier.name', { tier: view.tier })}
        </Fact>
        <Fact name={t('override.at')}>
          <AbsoluteTime at={view.at} />
        </Fact>
        <Fact name={t('override.reviewedIn')}>
          {view.pagedUnits.map((unit) => textIn(unit, language)).join(' · ')}
        </Fact>
        <Fact name={t('override.reviewDue')}>
          <AbsoluteTime at={view.reviewDue} />
        </Fact>
      </dl>
    </section>
  );
}
