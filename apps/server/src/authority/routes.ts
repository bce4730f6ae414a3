import type { OpenAPIHono } from '@hono/zod-openapi';
import type { Deps } from '../deps.ts';
import type { AppEnv } from '../http/principal.ts';
import { countsRoutes } from './counts-routes.ts';
import { exportRoutes } from './export-routes.ts';
import { overrideRoutes } from './override-routes.ts';
import { preservationRoutes } from './preservation-routes.ts';
import { requestRoutes } from './request-routes.ts';

/** Preservation, requests of authorities, acts alone for a life in danger, and packets for hand-over. */
export function authorityRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'caseKeys' | 'db' | 'identify' | 'jurisdiction' | 'notify' | 'now' | 'record' | 'vault'>,
): void {
  preservationRoutes(app, deps);
  requestRoutes(app, deps);
  overrideRoutes(app, deps);
  exportRoutes(app, deps);
  countsRoutes(app, deps);
}
