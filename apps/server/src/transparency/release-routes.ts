import type { Deps } from '../deps.ts';
import type { Api } from '../http/create-api.ts';
import { publicGet } from '../http/define-route.ts';
import { AppError } from '../http/problems.ts';
import { findServedRelease, lastServedRelease } from './queries/served-releases.ts';

const HASH = /^[0-9a-f]{64}$/;

/** The lists behind the entries `release.served`: the newest one, and each by its hash. */
export function releaseRoutes(app: Api, { db, identify }: Pick<Deps, 'db' | 'identify'>): void {
  publicGet(app, identify, 'both', '/ledger/served', async (c) => {
    const last = await db.tx({ kind: 'public' }, ({ sql }) => lastServedRelease(sql));
    if (!last) throw new AppError('not-found');
    return c.body(last.list, 200, { 'content-type': 'application/json', 'cache-control': 'no-cache' });
  });

  publicGet(app, identify, 'both', '/ledger/served/*', async (c) => {
    const hash = c.req.path.slice('/ledger/served/'.length);
    const release = HASH.test(hash)
      ? await db.tx({ kind: 'public' }, ({ sql }) => findServedRelease(sql, Buffer.from(hash, 'hex')))
      : undefined;
    if (!release) throw new AppError('not-found');
    return c.body(release.list, 200, {
      'content-type': 'application/json',
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });
}
