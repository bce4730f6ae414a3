import type { LedgerDescriptor } from '@kmm/contracts';
import { batchesADay, importSigner, mostBatches } from '@kmm/ledger';
import { lastBatch, latestCheckpoint } from '@kmm/store';
import type { Deps } from '../deps.ts';
import type { Api } from '../http/create-api.ts';
import { publicGet } from '../http/define-route.ts';
import { AppError } from '../http/problems.ts';
import { databaseLog } from './database-log.ts';

/** The public log: checkpoint, tiles and entries as C2SP tlog-tiles names them, and how it is published. */
export function ledgerRoutes(
  app: Api,
  { config, db, identify }: Pick<Deps, 'config' | 'db' | 'identify'>,
): void {
  publicGet(app, identify, 'both', '/ledger/checkpoint', async (c) => {
    const last = await db.tx({ kind: 'public' }, ({ sql }) => latestCheckpoint(sql));
    if (!last) throw new AppError('not-found', 'No entry has been written yet');
    return c.body(last.note, 200, {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-cache',
    });
  });

  publicGet(app, identify, 'both', '/ledger/descriptor', async (c) => {
    const { vkey, name } = importSigner(config.secrets.ledgerKey);
    const last = await db.tx({ kind: 'system' }, ({ sql }) => lastBatch(sql));
    const descriptor: LedgerDescriptor = {
      origin: name,
      vkey,
      ...config.ledger,
      batchesADay,
      mostBatches,
      ...(last && {
        lastBatch: { batch: last.batch, at: new Date(last.at * 1000).toISOString(), size: last.size },
      }),
    };
    return c.json(descriptor, 200, { 'cache-control': 'no-cache' });
  });

  publicGet(app, identify, 'both', '/ledger/tile/*', async (c) => {
    const path = c.req.path.slice('/ledger/'.length);
    const bytes = await db.tx({ kind: 'public' }, ({ sql }) => databaseLog(sql).read(path));
    if (!bytes) throw new AppError('not-found');
    // A tile never changes: a wider one has another path.
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': 'application/octet-stream',
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });
}
