import type { AuthorityRequestView } from '@khong-mot-minh/contracts';
import { textIn } from '@khong-mot-minh/i18n';
import { useQuery } from '@tanstack/react-query';
import { AbsoluteTime } from '../frame/timestamp.tsx';
import { useNow } from '../frame/use-now.ts';
import { useTitle } from '../frame/use-title.ts';
import { useLanguage } from '../language/language-context.tsx';
import { shortId } from '../queue/short-id.ts';
import { RouteLink } from '../routing/route-link.tsx';
import { fetchRequest } from './authority-api.ts';
import { AuthoritySeal } from './authority-seal.tsx';
import { BasisLine } from './basis-line.tsx';
import { Due } from './due.tsx';
import { Fact, PageFrame } from './page-frame.tsx';
import { RequestActs } from './request-acts.tsx';
import { isOpen, RequestStatus } from './request-table.tsx';

export function RequestPage({ id }: { id: string }) {
  const { t } = useLanguage();
  const { data, error, refetch } = useQuery({
    queryKey: ['authority', 'request', id],
    queryFn: () => fetchRequest(id),
  });
  useTitle(t('request.title'));
  return (
    <PageFrame tab="requests" error={error} loading={!data && !error} onRetry={() => refetch()}>
      {data ? <One view={data} /> : null}
    </PageFrame>
  );
}

function One({ view }: { view: AuthorityRequestView }) {
  const { t } = useLanguage();
  return (
    <article className="stack">
      <div className="page__head">
        <h1>
          {t(`requestType.${view.type}`)} · {shortId(view.caseId)}
        </h1>
        <p className="row">
          {view.dangerToLife ? <span className="danger-mark">{t('authority.lifeDanger')}</span> : null}
          <RequestStatus row={view} />
          {isOpen(view) ? <Due at={view.dueAt} /> : null}
        </p>
      </div>
      {view.caseKnown === undefined ? null : (
        <p className={view.caseKnown ? 'notice' : 'notice notice--warm'}>
          {t(view.caseKnown ? 'request.caseKnown' : 'request.caseUnknown')}{' '}
          {view.caseKnown ? (
            <RouteLink to={{ page: 'case', id: view.caseId }}>
              {t('authority.caseLink', { id: shortId(view.caseId) })}
            </RouteLink>
          ) : null}
        </p>
      )}
      <RequestActs view={view} />
      <RequestFacts view={view} />
      {view.answer ? <Answer view={view} answer={view.answer} /> : null}
      {view.sealed.map((item) => (
        <section key={item.id} className="panel">
          <h2>{t(item.kind === 'authority-request' ? 'request.note' : 'request.produced')}</h2>
          <AuthoritySeal item={item} />
        </section>
      ))}
    </article>
  );
}

function RequestFacts({ view }: { view: AuthorityRequestView }) {
  const { language, t } = useLanguage();
  return (
    <section className="panel">
      <dl className="facts facts--wide">
        <Fact name={t('request.from')}>{textIn(view.from, language)}</Fact>
        <Fact name={t('request.to')}>{textIn(view.to, language)}</Fact>
        <Fact name={t('request.dataClass')}>{t(`dataClass.${view.dataClass}`)}</Fact>
        <Fact name={t('authority.basis')}>
          <BasisLine basis={view.basis} />
        </Fact>
        <Fact name={t('request.madeAt')}>
          <AbsoluteTime at={view.madeAt} />
        </Fact>
        <Fact name={t('request.clock')}>
          <AbsoluteTime at={view.dueAt} />
        </Fact>
      </dl>
    </section>
  );
}

function Answer({
  view,
  answer,
}: {
  view: AuthorityRequestView;
  answer: NonNullable<AuthorityRequestView['answer']>;
}) {
  const { t } = useLanguage();
  const parts = [
    ...(answer.contains ?? []).map((part) => t(`part.${part}`)),
    ...(answer.scope ?? []).map((scope) => t(`preservationScope.${scope}`)),
    ...(answer.days ? [t('authority.days', { count: answer.days })] : []),
    ...(answer.refusal ? [t(`refusal.${answer.refusal}`)] : []),
  ];
  return (
    <section className="panel" aria-labelledby="answer-title">
      <h2 id="answer-title">{t('request.answer')}</h2>
      <p className="row">
        <strong>{t(`give.${answer.give}`)}</strong>
        {view.byOverride ? <span className="badge badge--warm">{t('authority.alone')}</span> : null}
      </p>
      {parts.length > 0 ? <p>{parts.join('; ')}</p> : null}
      {view.preservedUntil ? <PreservedUntil until={view.preservedUntil} /> : null}
      <p className="small soft">
        {[
          view.proposedBy && t('request.proposedBy', { name: view.proposedBy }),
          view.answeredBy && t('request.answeredBy', { name: view.answeredBy }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </section>
  );
}

/** What was granted ends by itself; the authority that wants it longer has to ask again. */
function PreservedUntil({ until }: { until: string }) {
  const { t } = useLanguage();
  const over = Date.parse(until) <= useNow();
  return (
    <p>
      {t(over ? 'request.preservedTill' : 'request.preservedUntil')} <AbsoluteTime at={until} />.{' '}
      <span className="soft">{t('request.preservedLonger')}</span>
    </p>
  );
}
