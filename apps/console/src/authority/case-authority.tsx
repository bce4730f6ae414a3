import type { CaseView } from '@khong-mot-minh/contracts';
import { textIn } from '@khong-mot-minh/i18n';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useLanguage } from '../language/language-context.tsx';
import { RouteLink } from '../routing/route-link.tsx';
import { fetchPreservationsOf } from './authority-api.ts';
import { CaseOverrides } from './case-overrides.tsx';
import { ExportPanel } from './export-panel.tsx';
import { NewPreservation } from './new-preservation.tsx';
import { OverrideRefer } from './override-refer.tsx';
import { PreservationState, PreservedUntil } from './preservation-table.tsx';

/** Beside a case: what keeps its evidence, the packet for hand-over, and the way for a life in danger. */
export const CaseAuthority = ({ view }: { view: CaseView }) => (
  <>
    <CasePreservations caseId={view.id} />
    {view.decision ? <ExportPanel caseId={view.id} /> : null}
    <CaseOverrides caseId={view.id} />
    {view.report ? <OverrideRefer view={view} report={view.report} /> : null}
  </>
);

function CasePreservations({ caseId }: { caseId: string }) {
  const { language, t } = useLanguage();
  const [open, setOpen] = useState(false);
  const [said, setSaid] = useState('');
  const { data } = useQuery({
    queryKey: ['authority', 'preservations-of', caseId],
    queryFn: () => fetchPreservationsOf(caseId),
  });
  return (
    <section className="panel" aria-labelledby="kept-title">
      <h2 id="kept-title">{t('preservation.ofCase')}</h2>
      {data?.items.length === 0 ? <p className="soft">{t('preservation.noneOfCase')}</p> : null}
      <ul className="plain stack">
        {data?.items.map((row) => (
          <li key={row.id}>
            <p className="row">
              <RouteLink to={{ page: 'preservation', id: row.id }}>
                {t(`preservationOrigin.${row.origin}`)}
              </RouteLink>
              <PreservationState row={row} />
            </p>
            <p className="small soft">
              {textIn(row.basis.title, language)} · <PreservedUntil row={row} />
            </p>
            {row.ended ? null : (
              <p className="small soft">
                {t(row.origin === 'request' ? 'preservation.authoritys' : 'preservation.longer')}
              </p>
            )}
          </li>
        ))}
      </ul>
      <button type="button" className="button button--quiet" onClick={() => setOpen(true)}>
        {t('preservation.new')}
      </button>
      <p role="status" className="said">
        {said}
      </p>
      <NewPreservation
        caseId={caseId}
        open={open}
        onClose={() => setOpen(false)}
        onDone={(sentence) => {
          setOpen(false);
          setSaid(sentence);
        }}
      />
    </section>
  );
}
