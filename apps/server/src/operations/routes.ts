import type { Config } from '../config.ts';
import type { Deps } from '../deps.ts';
import type { Api } from '../http/create-api.ts';
import { publicGet } from '../http/define-route.ts';
import { HttpProblem } from '../http/problems.ts';
import { equalBytes, sha256 } from '../secrets.ts';
import { databaseAnswers } from './database-answers.ts';

/** Who may read the counts: the demo shows them on loopback; in production nobody without the token, and none is no. */
function metricsGuard({ mode, metricsToken }: Pick<Config, 'mode' | 'metricsToken'>) {
  if (mode === 'demo') return () => true;
  const hash = metricsToken === undefined ? undefined : sha256(metricsToken);
  return (authorization: string | undefined): boolean =>
    hash !== undefined && equalBytes(sha256(authorization?.replace(/^Bearer /, '') ?? ''), hash);
}

/** For the one who runs it; /metrics holds counts and times only. */
export function operationsRoutes(
  app: Api,
  { db, identify, metrics, config }: Pick<Deps, 'config' | 'db' | 'identify' | 'metrics'>,
): void {
  publicGet(app, identify, 'both', '/healthz', (c) => c.json({ ok: true }));

  publicGet(app, identify, 'both', '/readyz', async (c) => {
    if (!(await databaseAnswers({ db }))) throw new HttpProblem('not-ready', 'The database does not answer');
    return c.json({ ready: true });
  });

  const outside = new Set([new URL(config.portalUrl).host, new URL(config.consoleUrl).host]);
  const fits = metricsGuard(config);
  publicGet(app, identify, 'both', '/metrics', async (c) => {
    // Counts of reports as they come would tell a stranger when somebody asked for help.
    const open = config.mode === 'demo' || !outside.has(c.req.header('host') ?? '');
    if (!open || !fits(c.req.header('authorization'))) throw new HttpProblem('not-found');
    return c.body(await metrics.registry.metrics(), 200, { 'content-type': metrics.registry.contentType });
  });
}
