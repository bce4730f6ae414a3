import type { ExportPacket } from '@khong-mot-minh/contracts';
import { open } from '@khong-mot-minh/sealing';
import { useMutation } from '@tanstack/react-query';
import { useKeys } from '../keys/key-context.tsx';
import { useLanguage } from '../language/language-context.tsx';
import { ActFailure } from './act-failure.tsx';
import { fetchPacket } from './authority-api.ts';
import { LockedNotice } from './locked-notice.tsx';
import { hexOf, saveFile } from './save-file.ts';

const REPORT = 'report.xml';

/** The sealed packet as it is, or its report opened on this device and checked against the manifest. */
export function ExportDownload({ id }: { id: string }) {
  const { t } = useLanguage();
  const { state } = useKeys();
  const openers = state.status === 'unlocked' ? state.openers : [];
  const sealed = useMutation({
    mutationFn: async () =>
      saveFile(`packet-${id}.json`, 'application/json', JSON.stringify(await fetchPacket(id), undefined, 2)),
  });
  const report = useMutation({
    mutationFn: async () => {
      const packet = await fetchPacket(id);
      const text = await openReport(packet, openers);
      const listed = packet.manifest.parts.find(({ name }) => name === REPORT);
      const matches = listed?.sha256 === (await hexOf(text));
      if (matches) saveFile(`cybertip-${id}.xml`, 'text/xml', text);
      return matches;
    },
  });
  return (
    <div className="stack">
      <LockedNotice />
      <div className="row">
        {openers.length > 0 ? (
          <button
            type="button"
            className="button"
            aria-busy={report.isPending}
            onClick={() => report.mutate()}
          >
            {t('export.downloadXml')}
          </button>
        ) : null}
        <button
          type="button"
          className="button button--quiet"
          aria-busy={sealed.isPending}
          onClick={() => sealed.mutate()}
        >
          {t('export.downloadPacket')}
        </button>
      </div>
      <ActFailure error={sealed.error ?? report.error} />
      <p role="status" className="said">
        {report.data === undefined ? '' : t(report.data ? 'export.checked' : 'export.wrongHash')}
      </p>
    </div>
  );
}

async function openReport(
  { parts }: ExportPacket,
  openers: readonly { keyId: string; privateKey: string }[],
): Promise<string> {
  const part = parts.find(({ name }) => name === REPORT);
  const opener = openers.find(({ keyId }) => part?.sealed.to.some((e) => e.keyId === keyId));
  if (!part || !opener) throw new Error('This packet holds no report for an unlocked key');
  return open({ kind: part.kind, id: part.id, sealed: part.sealed, ...opener });
}
