import type { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import { publicGet } from '../http/define-route.ts';
import type { AppEnv } from '../http/principal.ts';
import { AppError } from '../http/problems.ts';

/** For the one who runs it; /metrics holds counts and times only and is meant for the machine's own network. */
export function operationsRoutes(app: Hono<AppEnv>, { db, identify, metrics }: Deps): void {
  publicGet(app, identify, '/healthz', (c) => c.json({ ok: true }));

  publicGet(app, identify, '/readyz', async (c) => {
    await db
      .tx({ kind: 'public' }, ({ sql }) => sql('select 1'))
      .catch(() => {
        throw new AppError('not-ready', 'The database does not answer');
      });
    return c.json({ ready: true });
  });

  publicGet(app, identify, '/metrics', async (c) =>
    c.body(await metrics.registry.metrics(), 200, { 'content-type': metrics.registry.contentType }),
  );
}
