import type { Context, MiddlewareHandler } from 'hono';
import type { Deps } from '../../deps.ts';
import type { Api } from '../../http/create-api.ts';
import { type AppEnv, type Identify, type Platform, platformOf, requireScope } from '../../http/principal.ts';
import { HttpProblem } from '../../http/problems.ts';
import { routeOf } from '../../http/route-registry.ts';

/** Where clients of an adapter put the platform key. */
export type KeyOf = (c: Context<AppEnv>) => string | undefined;

const HASHES = { scope: 'hashes' } as const;

const bearer: KeyOf = (c) => /^Bearer (\S+)$/.exec(c.req.header('authorization') ?? '')?.[1];
const KEY = /^[\x21-\x7e]{20,200}$/;

/** The same check as for every platform route, with the key where clients of this adapter put it. */
const permitAdapter =
  (identify: Identify, keyOf: KeyOf): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    const key = keyOf(c) ?? bearer(c);
    const found =
      key !== undefined && KEY.test(key) ? await identify.platform(key, c.get('asker')) : undefined;
    if (!found) throw new HttpProblem('bad-key');
    requireScope(found, HASHES);
    c.set('principal', { kind: 'platform', ...found });
    await next();
  };

/** A route that answers in another house's format; an address with and without a slash at its end is one. */
export function adapterRoute(
  app: Api,
  { identify }: Pick<Deps, 'identify'>,
  { method, path, keyOf }: { method: 'get' | 'post' | 'delete'; path: string; keyOf: KeyOf },
  handler: (c: Context<AppEnv>, platform: Platform) => Promise<Response>,
): void {
  for (const address of [path, `${path}/`]) {
    app.registry.add(routeOf(method, address, HASHES));
    app.on(
      method.toUpperCase(),
      address.replace(/\{(\w+)\}/g, ':$1'),
      permitAdapter(identify, keyOf),
      async (c) => {
        const response = await handler(c, platformOf(c));
        response.headers.set('cache-control', 'no-store');
        return response;
      },
    );
  }
}
