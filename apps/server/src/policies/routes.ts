import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Deps } from '../deps.ts';
import type { AppEnv } from '../http/principal.ts';
import { backtestRoutes } from './routes/backtest-routes.ts';
import { modeRoutes } from './routes/mode-routes.ts';
import { moveRoutes } from './routes/move-routes.ts';
import { type Replays, replayRoute } from './routes/replay-route.ts';
import { insightRoutes } from './routes/version-report-routes.ts';
import { versionRoutes } from './routes/version-routes.ts';
import type { WithPolicies } from './versions/policy-registry.ts';

type PolicyParts = {
  events: Replays;
  /** Writes what was counted of rules so far. */
  flushCounts(): Promise<void>;
};

/** The life of a platform's policy: drafts, shadow, live, backtests, replays. */
export function policyRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'jobs' | 'now' | 'record' | 'vault'> & WithPolicies,
  { events, flushCounts }: PolicyParts,
): void {
  versionRoutes(app, deps);
  moveRoutes(app, deps);
  insightRoutes(app, deps, flushCounts);
  modeRoutes(app, deps);
  backtestRoutes(app, deps);
  replayRoute(app, deps, events);
}
