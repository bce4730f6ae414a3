import type { Context } from 'hono';
import type { Deps } from '../deps.ts';
import type { Api } from '../http/create-api.ts';
import { publicGet } from '../http/define-route.ts';
import type { AppEnv } from '../http/principal.ts';
import { HttpProblem } from '../http/problems.ts';
import { describeLog, readCheckpoint, readLogFile } from './log-service.ts';

/** The public log: checkpoint, tiles and entries as C2SP tlog-tiles names them, and how it is published. */
export function ledgerRoutes(app: Api, deps: Pick<Deps, 'config' | 'db' | 'identify'>): void {
  publicGet(app, deps.identify, 'both', '/ledger/checkpoint', async (c) => {
    const note = await readCheckpoint(deps);
    if (note === undefined) throw new HttpProblem('not-found', 'No entry has been written yet');
    return c.body(note, 200, {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-cache',
    });
  });

  publicGet(app, deps.identify, 'both', '/ledger/descriptor', async (c) =>
    c.json(await describeLog(deps), 200, { 'cache-control': 'no-cache' }),
  );

  const tile = async (c: Context<AppEnv>) => {
    const bytes = await readLogFile(deps, c.req.path.slice('/ledger/'.length));
    if (!bytes) throw new HttpProblem('not-found');
    // A tile never changes: a wider one has another path.
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': 'application/octet-stream',
      'cache-control': 'public, max-age=31536000, immutable',
    });
  };
  publicGet(app, deps.identify, 'both', '/ledger/tile/*', tile, 'guess');
}
