import type { ExportView } from '@khong-mot-minh/contracts';
import { may } from '@khong-mot-minh/contracts/codes';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { AbsoluteTime } from '../frame/timestamp.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { useSession } from '../session/session-context.tsx';
import { fetchExports } from './authority-api.ts';
import { ExportAlone, ExportAnswer, ProposeExport } from './export-dialogs.tsx';
import { ExportDownload } from './export-download.tsx';

type Asked = { what: 'propose' } | { what: 'approve' | 'decline' | 'override'; packet: ExportView };

/** The packet of a case: proposed by one, approved by another, then downloaded and opened on this device. */
export function ExportPanel({ caseId }: { caseId: string }) {
  const { t } = useLanguage();
  const { roles } = useSession();
  const exports = may({ roles }, 'exports.make');
  const [asked, setAsked] = useState<Asked>();
  const [said, setSaid] = useState('');
  const { data } = useQuery({
    queryKey: ['authority', 'exports', caseId],
    queryFn: () => fetchExports(caseId),
    enabled: exports,
  });
  if (!exports) return null;
  const dialog = {
    onClose: () => setAsked(undefined),
    onDone: (sentence: string) => {
      setAsked(undefined);
      setSaid(sentence);
    },
  };
  const packet = asked && 'packet' in asked ? asked.packet : undefined;
  return (
    <section className="panel" aria-labelledby="export-title">
      <h2 id="export-title">{t('export.title')}</h2>
      <p className="small soft">{t('export.lead')}</p>
      {data?.items.length === 0 ? <p className="soft">{t('export.none')}</p> : null}
      <ul className="plain stack">
        {data?.items.map((one) => (
          <Packet key={one.id} packet={one} onAsk={(what) => setAsked({ what, packet: one })} />
        ))}
      </ul>
      <button type="button" className="button button--quiet" onClick={() => setAsked({ what: 'propose' })}>
        {t('export.propose')}
      </button>
      <p role="status" className="said">
        {said}
      </p>
      <ProposeExport caseId={caseId} open={asked?.what === 'propose'} {...dialog} />
      {packet && (asked?.what === 'approve' || asked?.what === 'decline') ? (
        <ExportAnswer packet={packet} answer={asked.what} {...dialog} />
      ) : null}
      {packet && asked?.what === 'override' ? <ExportAlone packet={packet} {...dialog} /> : null}
    </section>
  );
}

const TONES = { proposed: 'badge badge--warm', approved: 'badge badge--ok', declined: 'badge' };

function Packet({
  packet,
  onAsk,
}: {
  packet: ExportView;
  onAsk(what: 'approve' | 'decline' | 'override'): void;
}) {
  const { t } = useLanguage();
  const { summary } = packet;
  return (
    <li className="stack">
      <p className="row">
        <span className={TONES[packet.status]}>{t(`exportStatus.${packet.status}`)}</span>
        {packet.byOverride ? <span className="badge badge--warm">{t('authority.alone')}</span> : null}
      </p>
      <p lang="en">{[summary.incidentType, ...summary.annotations].join(' · ')}</p>
      <p className="small soft">
        {t('export.summary', { accounts: summary.accounts, events: summary.events })} ·{' '}
        {t('export.by', { name: packet.proposedBy })} <AbsoluteTime at={packet.proposedAt} />
        {packet.answeredBy ? ` · ${t('export.answeredBy', { name: packet.answeredBy })}` : ''}
      </p>
      <div className="row">
        {(['approve', 'decline', 'override'] as const)
          .filter((what) => packet.can.includes(what))
          .map((what) => (
            <button
              key={what}
              type="button"
              className={what === 'approve' ? 'button' : 'button button--quiet'}
              onClick={() => onAsk(what)}
            >
              {t(`export.${what}`)}
            </button>
          ))}
      </div>
      {packet.can.includes('download') ? <ExportDownload id={packet.id} /> : null}
    </li>
  );
}
