import type { LedgerDescriptor } from '@khong-mot-minh/contracts';
import { lastBatch, latestCheckpoint } from '@khong-mot-minh/database';
import { batchesADay, importSigner, mostBatches, parseTilePath } from '@khong-mot-minh/ledger';
import type { Deps } from '../deps.ts';
import { databaseLog } from './database-log.ts';

/** The newest signed checkpoint; undefined before the first entry. */
export const readCheckpoint = async ({ db }: Pick<Deps, 'db'>): Promise<string | undefined> =>
  (await db.tx({ kind: 'public' }, ({ sql }) => latestCheckpoint(sql)))?.note;

/** How the log is published: its name and key, its rhythm, and its last batch. */
export async function describeLog({ config, db }: Pick<Deps, 'config' | 'db'>): Promise<LedgerDescriptor> {
  const { vkey, name } = importSigner(config.secrets.ledgerKey);
  const last = await db.tx({ kind: 'system' }, ({ sql }) => lastBatch(sql));
  return {
    origin: name,
    vkey,
    ...config.ledger,
    batchesADay,
    mostBatches,
    ...(last && {
      lastBatch: { batch: last.batch, at: new Date(last.at * 1000).toISOString(), size: last.size },
    }),
  };
}

/** A file of the log by its path; undefined where there is none, or not yet. */
export const readLogFile = async ({ db }: Pick<Deps, 'db'>, path: string): Promise<Uint8Array | undefined> =>
  parseTilePath(path) && db.tx({ kind: 'public' }, async ({ sql }) => databaseLog(sql).read(path));
