import { latestCheckpoint } from '@kmm/store';
import type { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import { publicGet } from '../http/define-route.ts';
import type { AppEnv } from '../http/principal.ts';
import { AppError } from '../http/problems.ts';
import { databaseLog } from './database-log.ts';

/** The public log: checkpoint, tiles and entries as C2SP tlog-tiles names them. */
export function ledgerRoutes(app: Hono<AppEnv>, { db, identify }: Deps): void {
  publicGet(app, identify, '/ledger/checkpoint', async (c) => {
    const last = await db.tx({ kind: 'public' }, ({ sql }) => latestCheckpoint(sql));
    if (!last) throw new AppError('not-found', 'No entry has been written yet');
    return c.body(last.note, 200, {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-cache',
    });
  });

  publicGet(app, identify, '/ledger/tile/*', async (c) => {
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
