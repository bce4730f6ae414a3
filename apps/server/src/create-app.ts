import { createErrorPage, createPortal } from '@kmm/portal';
import type { CompiledPolicy } from '@kmm/protection';
import type { Hono } from 'hono';
import { consoleFiles } from './console-files.ts';
import type { Deps } from './deps.ts';
import { clientAddress } from './http/client-address.ts';
import { createApi } from './http/create-api.ts';
import { openApiDocument } from './http/documentation.ts';
import { createLimiter } from './http/limiter.ts';
import { type AppEnv, permit } from './http/principal.ts';
import { referencePage } from './http/reference-page.ts';
import { learningRoutes } from './learning/routes.ts';
import { membershipRoutes } from './membership/routes.ts';
import { operationsRoutes } from './operations/routes.ts';
import { portalDeps } from './portal-adapter.ts';
import type { EventService } from './protection/event-service.ts';
import { protectionRoutes } from './protection/routes.ts';
import { caseRoutes } from './response/case-routes.ts';
import { receiptRoutes } from './response/receipt-routes.ts';
import { ledgerRoutes } from './transparency/routes.ts';

export type AppParts = {
  events: EventService;
  policy: CompiledPolicy;
  provinces: ReadonlySet<string>;
  consoleFolder: string;
  /** Per address and hour. */
  limits: { reports: number; receipts: number; pledges: number };
};

/** Every route of the house on one app. */
export function createApp(deps: Deps, parts: AppParts): Hono<AppEnv> {
  // The portal sees requests, not sockets: the address is noted as the request comes in.
  const addresses = new WeakMap<Request, string>();
  const portal = portalDeps(deps, (request) => addresses.get(request) ?? 'local');
  const app = createApi(deps, createErrorPage(portal));
  const limits = {
    reports: createLimiter(parts.limits.reports, deps.now),
    receipts: createLimiter(parts.limits.receipts, deps.now),
  };
  app.use(async (c, next) => {
    addresses.set(c.req.raw, clientAddress(c, deps.config.trustProxy));
    await next();
  });
  if (deps.config.mode === 'serve') separateHosts(app, deps);
  operationsRoutes(app, deps);
  membershipRoutes(app, deps);
  protectionRoutes(app, deps, parts.events, parts.policy);
  receiptRoutes(app, deps, limits);
  caseRoutes(app, deps);
  learningRoutes(app, deps, createLimiter(parts.limits.pledges, deps.now), parts.provinces);
  ledgerRoutes(app, deps);
  consoleFiles(app, parts.consoleFolder);
  const document = openApiDocument(app);
  app.get('/v1/openapi.json', permit(deps.identify, 'public'), (c) => c.json(document));
  app.get('/docs', permit(deps.identify, 'public'), (c) => referencePage(c, document));
  app.route('/', createPortal(portal));
  return app;
}

/** In production the desk and the public pages live on different hosts, and each host shows only its own. */
function separateHosts(app: Hono<AppEnv>, { config }: Deps): void {
  const desk = new URL(config.consoleUrl).host;
  app.use(async (c, next) => {
    const onDesk = c.req.header('host') === desk;
    const forDesk =
      c.req.path.startsWith('/console') ||
      c.req.path.startsWith('/v1/session') ||
      c.req.path.startsWith('/v1/cases');
    const shared = /^\/(v1|ledger|healthz|readyz|metrics|docs)(\/|$)/.test(c.req.path);
    if (onDesk ? !forDesk && !shared : forDesk)
      return c.redirect(onDesk ? `${config.consoleUrl}/console/` : config.portalUrl);
    return next();
  });
}
