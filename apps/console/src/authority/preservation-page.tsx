import type { Preservation } from '@khong-mot-minh/contracts';
import { textIn } from '@khong-mot-minh/i18n';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AbsoluteTime } from '../frame/timestamp.tsx';
import { useTitle } from '../frame/use-title.ts';
import { formatMoment } from '../language/format-time.ts';
import { useLanguage } from '../language/language-context.tsx';
import { shortId } from '../queue/short-id.ts';
import { RouteLink } from '../routing/route-link.tsx';
import { fetchPreservation } from './authority-api.ts';
import { BasisLine } from './basis-line.tsx';
import { ReleaseDialog, RenewDialog } from './change-preservation.tsx';
import { Due } from './due.tsx';
import { Fact, PageFrame } from './page-frame.tsx';
import { PreservationState } from './preservation-table.tsx';

export function PreservationPage({ id }: { id: string }) {
  const { t } = useLanguage();
  const { data, error, refetch } = useQuery({
    queryKey: ['authority', 'preservation', id],
    queryFn: () => fetchPreservation(id),
  });
  useTitle(t('preservation.title'));
  return (
    <PageFrame tab="preservations" error={error} loading={!data && !error} onRetry={() => refetch()}>
      {data ? <One row={data} /> : null}
    </PageFrame>
  );
}

function One({ row }: { row: Preservation }) {
  const { language, t } = useLanguage();
  return (
    <article className="stack">
      <div className="page__head">
        <h1>
          {t('preservation.title')} · {shortId(row.caseId)}
        </h1>
        <PreservationState row={row} />
      </div>
      <Acts row={row} />
      <section className="panel">
        <dl className="facts facts--wide">
          <Fact name={t('authority.case')}>
            <RouteLink to={{ page: 'case', id: row.caseId }}>
              {t('authority.caseLink', { id: shortId(row.caseId) })}
            </RouteLink>
          </Fact>
          <Fact name={t('preservation.issuer')}>
            {textIn(row.issuer.organisation, language)}
            {row.issuer.person ? ` · ${row.issuer.person}` : ''}
            <span className="small soft basis__source">{t(`preservationOrigin.${row.origin}`)}</span>
          </Fact>
          <Fact name={t('authority.basis')}>
            <BasisLine basis={row.basis} />
          </Fact>
          <Fact name={t('preservation.scope')}>
            {row.scope.map((code) => t(`preservationScope.${code}`)).join('; ')}
          </Fact>
          <Fact name={t('preservation.issuedAt')}>
            <AbsoluteTime at={row.issuedAt} />
          </Fact>
          <Fact name={t('preservation.expires')}>
            <AbsoluteTime at={row.expiresAt} /> {row.ended ? null : <Due at={row.expiresAt} />}
            {row.renewable ? (
              <span className="small soft basis__source">{t('preservation.longer')}</span>
            ) : null}
          </Fact>
          {row.ended?.reason ? (
            <Fact name={t('preservation.release')}>{t(`releaseReason.${row.ended.reason}`)}</Fact>
          ) : null}
        </dl>
      </section>
      <section className="panel" aria-labelledby="renewals">
        <h2 id="renewals">{t('preservation.renewals')}</h2>
        {row.renewals.length === 0 ? <p className="soft">{t('preservation.noRenewals')}</p> : null}
        <ul className="plain">
          {row.renewals.map(({ at, until, by }) => (
            <li key={at}>
              {t('preservation.renewalLine', { by, until: formatMoment(language, until) })}{' '}
              <span className="small soft">
                (<AbsoluteTime at={at} />)
              </span>
            </li>
          ))}
        </ul>
      </section>
    </article>
  );
}

function Acts({ row }: { row: Preservation }) {
  const { t } = useLanguage();
  const [asked, setAsked] = useState<'renew' | 'release'>();
  const [said, setSaid] = useState('');
  const dialog = {
    row,
    onClose: () => setAsked(undefined),
    onDone: (sentence: string) => {
      setAsked(undefined);
      setSaid(sentence);
    },
  };
  return (
    <div>
      {row.renewable ? (
        <div className="row">
          <button type="button" className="button" onClick={() => setAsked('renew')}>
            {t('preservation.renew')}
          </button>
          <button type="button" className="button button--quiet" onClick={() => setAsked('release')}>
            {t('preservation.release')}
          </button>
        </div>
      ) : null}
      {row.origin === 'request' && !row.ended ? (
        <p className="notice">{t('preservation.authoritys')}</p>
      ) : null}
      <p role="status" className="said">
        {said}
      </p>
      <RenewDialog open={asked === 'renew'} {...dialog} />
      <ReleaseDialog open={asked === 'release'} {...dialog} />
    </div>
  );
}
