import type { Hono } from 'hono';
import type { Deps } from '../deps.ts';
import { type AppEnv, permit } from '../http/principal.ts';
import { AppError } from '../http/problems.ts';

/** For the one who runs it; /metrics holds counts and times only and is meant for the machine's own network. */
export function operationsRoutes(app: Hono<AppEnv>, { db, identify, metrics }: Deps): void {
  const open = permit(identify, 'public');

  app.get('/healthz', open, (c) => c.json({ ok: true }));

  app.get('/readyz', open, async (c) => {
    await db
      .tx({ kind: 'public' }, ({ sql }) => sql('select 1'))
      .catch(() => {
        throw new AppError('not-ready', 'The database does not answer');
      });
    return c.json({ ready: true });
  });

  app.get('/metrics', open, async (c) =>
    c.body(await metrics.registry.metrics(), 200, { 'content-type': metrics.registry.contentType }),
  );
}
