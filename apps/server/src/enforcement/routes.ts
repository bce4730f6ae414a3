import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Deps } from '../deps.ts';
import type { AppEnv } from '../http/principal.ts';
import type { WithPolicies } from '../policies/index.ts';
import type { EventService } from '../protection/index.ts';
import { appealRoutes } from './appeals/appeal-routes.ts';
import { conversationStopRoutes } from './restrictions/conversation-stop-routes.ts';
import { measureRoutes } from './restrictions/measure-routes.ts';
import { restrictionRoutes } from './restrictions/restriction-routes.ts';
import { openDataRoutes } from './statements/open-data-routes.ts';
import { statementRoutes } from './statements/statement-routes.ts';

/** Redress: limits of accounts, the reasons that are stated for them, and appeals. */
export function enforcementRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'config' | 'db' | 'identify' | 'jurisdiction' | 'notify' | 'now' | 'record' | 'vault'> &
    WithPolicies,
  events: EventService,
): void {
  restrictionRoutes(app, deps, events);
  conversationStopRoutes(app, deps, events);
  statementRoutes(app, deps);
  appealRoutes(app, deps, events);
  measureRoutes(app, deps, events);
  openDataRoutes(app, deps);
}
