import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Deps } from '../deps.ts';
import type { AppEnv } from '../http/principal.ts';
import type { WithPolicies } from '../policies/index.ts';
import type { EventService } from '../protection/index.ts';
import { accountProtectionRoutes } from './account-protection-routes.ts';
import { accountRoutes } from './account-routes.ts';
import { contestDecisionRoutes } from './contest-decision-routes.ts';
import { guardianRoutes } from './guardian-routes.ts';

/** Accounts of a platform: what is known, what protects them, which adults may speak for them. */
export function accountsRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'jobs' | 'jurisdiction' | 'notify' | 'now' | 'record' | 'vault'> &
    WithPolicies,
  events: EventService,
): void {
  accountRoutes(app, deps, events);
  accountProtectionRoutes(app, deps, events);
  guardianRoutes(app, deps, events);
  contestDecisionRoutes(app, deps, events);
}
