import { useQuery } from '@tanstack/react-query';
import { AbsoluteTime } from '../frame/timestamp.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { RouteLink } from '../routing/route-link.tsx';
import { fetchOverridesOf } from './authority-api.ts';
import { Due } from './due.tsx';
import { OverrideState } from './override-table.tsx';
import { OverrideVerdict } from './override-verdict.tsx';

/** What was done alone in a case, and what another unit said of it: the whole team reads that here. */
export function CaseOverrides({ caseId }: { caseId: string }) {
  const { t } = useLanguage();
  const { data } = useQuery({
    queryKey: ['authority', 'overrides-of', caseId],
    queryFn: () => fetchOverridesOf(caseId),
  });
  if (!data || data.items.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="alone-title">
      <h2 id="alone-title">{t('override.ofCase')}</h2>
      <ul className="plain stack">
        {data.items.map((row) => (
          <li key={row.id} className="stack">
            <p className="row">
              <RouteLink to={{ page: 'override', id: row.id }}>{t(`override.act.${row.act}`)}</RouteLink>
              {row.review ? null : <OverrideState row={row} />}
            </p>
            <p className="small soft">
              {row.by} · <AbsoluteTime at={row.at} />
              {row.review ? null : (
                <>
                  {' · '}
                  {t('override.reviewDue')}: <Due at={row.reviewDue} />
                </>
              )}
            </p>
            {row.review ? <OverrideVerdict review={row.review} act={row.act} /> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
