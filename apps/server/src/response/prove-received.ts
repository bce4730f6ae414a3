import type { ReceiptPromise, ReceiptProof } from '@khong-mot-minh/contracts';
import {
  actsAbout,
  findLeaf,
  latestCheckpoint,
  listSealed,
  type OpenedAct,
  type Sql,
} from '@khong-mot-minh/database';
import {
  batchTime,
  decodeEntry,
  encodeSealedLeaf,
  importSigner,
  type LedgerEntry,
  mostBatches,
  secondsOf,
  signPromise,
  tlogProof,
} from '@khong-mot-minh/ledger';
import type { Deps } from '../deps.ts';
import { toHour } from '../platform/hour.ts';
import { aboutOf, databaseLog, entryOf, shownOpening } from '../transparency/index.ts';
import { type Shown, withReport } from './receipt-service.ts';

const HOUR_SECONDS = 3600;

/**
 * What shows, without this server, that the log holds the act by which a report came: its leaf, what opens the leaf,
 * and the way from there to a signed checkpoint. `not-yet` until its batch is published.
 */
export function proveReceived(
  deps: Pick<Deps, 'caseKeys' | 'config' | 'db' | 'vault'>,
  shown: Shown,
): Promise<ReceiptProof | 'unknown' | 'not-yet'> {
  return withReport(deps, shown, async ({ report, record, tx: { sql } }) => {
    const checkpoint = await latestCheckpoint(sql);
    const act = await actOfReport(deps, sql, report.id);
    const { vkey } = importSigner(deps.config.secrets.ledgerKey);
    const proofOf = (index: number, { size, note }: NonNullable<typeof checkpoint>) =>
      tlogProof(databaseLog(sql), index, size, note);
    if (!checkpoint) return 'not-yet';
    if (act) {
      if (act.opened.index === undefined) return 'not-yet';
      const entry = Buffer.from(encodeSealedLeaf(act.opened)).toString('utf8');
      return {
        entry,
        proof: await proofOf(act.opened.index, checkpoint),
        vkey,
        opening: shownOpening(act.opened),
      };
    }
    const old = await leafBeforeBatches(deps, sql, report.id, record.id);
    return old ? { entry: old.entry, proof: await proofOf(old.index, checkpoint), vkey } : 'not-yet';
  });
}

/** The log's signed word, at once, by which batch that leaf will be in it; the proof is checked against it later. */
export function promiseReceived(
  deps: Pick<Deps, 'config' | 'db' | 'vault'>,
  shown: Shown,
): Promise<ReceiptPromise | 'unknown'> {
  return withReport(deps, shown, async ({ report, tx: { sql } }) => {
    const act = await actOfReport(deps, sql, report.id);
    if (!act) return 'unknown';
    const signer = importSigner(deps.config.secrets.ledgerKey);
    const { every } = deps.config.ledger;
    // The entry holds the hour alone, so the promise is reckoned from the hour's end.
    const by = batchTime(secondsOf(act.entry.at) + HOUR_SECONDS, every) + mostBatches * every;
    const leaf = encodeSealedLeaf(act.opened);
    return {
      leaf: Buffer.from(leaf).toString('utf8'),
      opening: shownOpening(act.opened),
      promise: signPromise(signer, leaf, by),
      by: new Date(by * 1000).toISOString(),
      vkey: signer.vkey,
    };
  });
}

async function actOfReport(
  { vault }: Pick<Deps, 'vault'>,
  sql: Sql,
  report: string,
): Promise<{ opened: OpenedAct; entry: LedgerEntry } | undefined> {
  for (const opened of await actsAbout(sql, aboutOf(vault, report))) {
    const decoded = decodeEntry(opened.entry);
    if (decoded.ok && decoded.entry.act === 'report.received') return { opened, entry: decoded.entry };
  }
  return undefined;
}

/** A log that is older than batches holds the act itself. */
async function leafBeforeBatches(
  { caseKeys, vault }: Pick<Deps, 'caseKeys' | 'vault'>,
  sql: Sql,
  report: string,
  record: string,
): Promise<{ entry: string; index: number } | undefined> {
  const first = (await listSealed(sql, caseKeys, record)).find(({ kind }) => kind === 'report');
  // The report and its entry may lie on two sides of a full hour.
  for (const hours of first ? [0, 1] : []) {
    const at = new Date((first ? toHour(first.at).getTime() : 0) + hours * HOUR_SECONDS * 1000);
    const entry = entryOf(vault, at, 'report.received', { kind: 'public' }, [report, first?.id ?? '']);
    const index = await findLeaf(sql, entry);
    if (index !== undefined) return { entry: Buffer.from(entry).toString('utf8'), index };
  }
  return undefined;
}
