import { may } from '@khong-mot-minh/contracts/codes';
import { useQuery } from '@tanstack/react-query';
import { Failure } from '../frame/failure.tsx';
import { AbsoluteTime } from '../frame/timestamp.tsx';
import { useTitle } from '../frame/use-title.ts';
import { useLanguage } from '../language/language-context.tsx';
import { RouteLink } from '../routing/route-link.tsx';
import { useSession } from '../session/session-context.tsx';
import { BacktestPanel } from './backtest-panel.tsx';
import { Differences } from './differences.tsx';
import { DraftEditor } from './draft-editor.tsx';
import { ExamplesPanel } from './examples-panel.tsx';
import { fetchVersion } from './policy-api.ts';
import { RulesOf } from './policy-page.tsx';
import { ShadowPanel } from './shadow-panel.tsx';
import { isWord, useTranslation } from './use-translation.ts';
import { VersionActs } from './version-acts.tsx';
import { StateBadge } from './versions-table.tsx';

/** One version: where it stands, what it changes, how it would have done; a draft is edited here. */
export default function VersionPage({ version }: { version: string }) {
  const { t } = useLanguage();
  const { words } = useTranslation();
  const { roles } = useSession();
  useTitle(version);
  const { data, error, refetch } = useQuery({
    queryKey: ['policy', 'version', version],
    queryFn: () => fetchVersion(version),
  });
  const actWord = (act: string) => {
    const key = `act.done.${act}`;
    return isWord(key) ? words(key) : act;
  };
  if (error) return <Failure error={error} onRetry={() => refetch()} />;
  if (!data)
    return (
      <div className="page">
        <p className="waiting">{t('app.loading')}</p>
      </div>
    );
  const against = data.basedOn;
  return (
    <div className="page stack policy">
      <p className="crumb">
        <RouteLink to={{ page: 'policy' }}>
          <span aria-hidden="true">← </span>
          {words('title')}
        </RouteLink>
      </p>
      <h1>
        {version} <StateBadge state={data.state} />
      </h1>
      <VersionActs view={data} />
      {data.state === 'draft' && may({ roles }, 'policies.edit') ? (
        <DraftEditor key={data.revision} view={data} />
      ) : null}
      <ExamplesPanel version={version} revision={data.revision} />
      {against ? <Differences version={version} from={against} /> : null}
      {data.state === 'shadow' ? <ShadowPanel version={version} /> : null}
      {data.state === 'retired' ? null : <BacktestPanel version={version} />}
      {data.history.length === 0 ? null : (
        <section className="panel stack" aria-labelledby="history-title">
          <h2 id="history-title">{words('history')}</h2>
          <ol className="timeline">
            {data.history.map(({ act, by, at }) => (
              <li key={`${act}${at}`}>
                {by} · {actWord(act)} · <AbsoluteTime at={at} />
              </li>
            ))}
          </ol>
        </section>
      )}
      {data.problems.length === 0 ? <RulesOf version={version} workload={false} /> : null}
    </div>
  );
}
