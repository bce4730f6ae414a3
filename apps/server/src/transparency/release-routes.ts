import type { Context } from 'hono';
import type { Deps } from '../deps.ts';
import type { Api } from '../http/create-api.ts';
import { publicGet } from '../http/define-route.ts';
import type { AppEnv } from '../http/principal.ts';
import { HttpProblem } from '../http/problems.ts';
import { findServedList, readServedList } from './read-served-list.ts';

const HASH = /^[0-9a-f]{64}$/;

/** The lists behind the entries `release.served`: the newest one, and each by its hash. */
export function releaseRoutes(app: Api, deps: Pick<Deps, 'db' | 'identify'>): void {
  publicGet(app, deps.identify, 'both', '/ledger/served', async (c) => {
    const list = await readServedList(deps);
    if (list === undefined) throw new HttpProblem('not-found');
    return c.body(list, 200, { 'content-type': 'application/json', 'cache-control': 'no-cache' });
  });

  const byHash = async (c: Context<AppEnv>) => {
    const hash = c.req.path.slice('/ledger/served/'.length);
    const list = HASH.test(hash) ? await findServedList(deps, hash) : undefined;
    if (list === undefined) throw new HttpProblem('not-found');
    return c.body(list, 200, {
      'content-type': 'application/json',
      'cache-control': 'public, max-age=31536000, immutable',
    });
  };
  publicGet(app, deps.identify, 'both', '/ledger/served/*', byHash, 'guess');
}
