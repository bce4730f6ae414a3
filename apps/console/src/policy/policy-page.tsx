import { useQuery } from '@tanstack/react-query';
import { Failure } from '../frame/failure.tsx';
import { useTitle } from '../frame/use-title.ts';
import { useLanguage } from '../language/language-context.tsx';
import { ModePanel } from './mode-panel.tsx';
import { fetchRules, fetchStatistics, fetchVersions } from './policy-api.ts';
import { RulesList } from './rules-list.tsx';
import { useTranslation } from './use-translation.ts';
import { VersionsTable } from './versions-table.tsx';
import { Workload } from './workload.tsx';

/** The rules that hold now, in words, with how they do; and every version there was. */
export default function PolicyPage() {
  const { t } = useLanguage();
  const { words } = useTranslation();
  useTitle(words('title'));
  const versions = useQuery({ queryKey: ['policy', 'versions'], queryFn: fetchVersions });
  const live = versions.data?.live;
  return (
    <div className="page stack policy">
      <h1>{words('title')}</h1>
      <p className="soft">{words('lead')}</p>
      {versions.error ? <Failure error={versions.error} onRetry={() => versions.refetch()} /> : null}
      {versions.data ? (
        <section className="stack" aria-labelledby="versions-title">
          <h2 id="versions-title">{words('versions')}</h2>
          <VersionsTable versions={versions.data} />
        </section>
      ) : (
        <p className="waiting">{t('app.loading')}</p>
      )}
      <ModePanel />
      {live ? <RulesOf version={live} /> : null}
    </div>
  );
}

/** The rules of one version beside their figures. */
export function RulesOf({ version, workload = true }: { version: string; workload?: boolean }) {
  const { t } = useLanguage();
  const rules = useQuery({ queryKey: ['policy', 'rules', version], queryFn: () => fetchRules(version) });
  const { data: statistics } = useQuery({
    queryKey: ['policy', 'statistics', version],
    queryFn: () => fetchStatistics(version),
  });
  if (rules.error) return <Failure error={rules.error} onRetry={() => rules.refetch()} />;
  if (!rules.data) return <p className="waiting">{t('app.loading')}</p>;
  return (
    <>
      {statistics && workload ? <Workload warnings={statistics.warnings} /> : null}
      <RulesList rules={rules.data.items} statistics={statistics?.rules} />
    </>
  );
}
