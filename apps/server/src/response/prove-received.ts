import type { ReceiptProof } from '@kmm/contracts';
import { importSigner, tlogProof } from '@kmm/ledger';
import { findLeaf, latestCheckpoint, listSealed } from '@kmm/store';
import type { Deps } from '../deps.ts';
import { databaseLog } from '../transparency/database-log.ts';
import { entryOf } from '../transparency/record.ts';
import { type Shown, withReport } from './receipt-service.ts';

const HOUR_MS = 3_600_000;

/**
 * What shows, without this server, that the log took a report: its entry and the way from there to a signed
 * checkpoint. `not-yet` until the sequencer has ordered it, which takes about a second.
 */
export function proveReceived(deps: Deps, shown: Shown): Promise<ReceiptProof | 'unknown' | 'not-yet'> {
  return withReport(deps, shown, async ({ report, record, tx: { sql } }) => {
    const first = (await listSealed(sql, deps.caseKeys, record.id)).find(({ kind }) => kind === 'report');
    const checkpoint = await latestCheckpoint(sql);
    if (!first || !checkpoint) return 'not-yet';
    // The report and its entry may lie on two sides of a full hour.
    for (const at of [first.atHour, new Date(first.atHour.getTime() + HOUR_MS)]) {
      const entry = entryOf(deps.vault, at, 'report.received', { kind: 'public' }, [report.id, first.id]);
      const index = await findLeaf(sql, entry);
      if (index === undefined) continue;
      const proof = await tlogProof(databaseLog(sql), index, checkpoint.size, checkpoint.note);
      const { vkey } = importSigner(deps.config.secrets.ledgerKey);
      return { entry: Buffer.from(entry).toString('utf8'), proof, vkey };
    }
    return 'not-yet';
  });
}
