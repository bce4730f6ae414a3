import { createErrorPage, createPortal } from '@kmm/portal';
import type { CompiledPolicy } from '@kmm/protection';
import type { Hono } from 'hono';
import { compress } from 'hono/compress';
import { consoleFiles } from './console-files.ts';
import type { Deps } from './deps.ts';
import { clientAddress } from './http/client-address.ts';
import { createApi } from './http/create-api.ts';
import { publicGet } from './http/define-route.ts';
import { openApiDocument } from './http/documentation.ts';
import { createLimiter } from './http/limiter.ts';
import type { AppEnv } from './http/principal.ts';
import { AppError } from './http/problems.ts';
import { referencePage } from './http/reference-page.ts';
import { learningRoutes } from './learning/routes.ts';
import { membershipRoutes } from './membership/routes.ts';
import { healthRoute } from './operations/health-route.ts';
import type { OperatorToken } from './operations/operator-token.ts';
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
  /** Set where `npm run doctor` asks this server how it is. */
  operator?: OperatorToken | undefined;
};

/** Every route of the house on one app. */
export function createApp(deps: Deps, parts: AppParts): Hono<AppEnv> {
  // The portal sees requests, not sockets: the address is noted as the request comes in.
  const addresses = new WeakMap<Request, string>();
  const limits = {
    reports: createLimiter(parts.limits.reports, deps.now),
    receipts: createLimiter(parts.limits.receipts, deps.now),
    pledges: createLimiter(parts.limits.pledges, deps.now),
  };
  const byAct = { report: limits.reports, receipt: limits.receipts, pledge: limits.pledges };
  const portal = portalDeps(deps, (act, request) => byAct[act].allows(addresses.get(request) ?? 'local'));
  const app = createApi(deps, createErrorPage(portal));
  app.use(async (c, next) => {
    addresses.set(c.req.raw, clientAddress(c, deps.config.trustProxy));
    await next();
  });
  if (deps.config.mode === 'serve') separateHosts(app, deps);
  // Pages and their files only: an answer of the API may hold a secret beside what the asker sent.
  for (const path of ['/vi/*', '/en/*', '/assets/*', '/console/*', '/docs', '/demo/*'])
    app.use(path, compress());
  operationsRoutes(app, deps);
  if (parts.operator) healthRoute(app, deps, parts.operator);
  membershipRoutes(app, deps);
  protectionRoutes(app, deps, parts.events, parts.policy);
  receiptRoutes(app, deps, limits);
  caseRoutes(app, deps);
  learningRoutes(app, deps, limits.pledges, parts.provinces);
  ledgerRoutes(app, deps);
  consoleFiles(app, deps.identify, parts.consoleFolder);
  const document = openApiDocument(app);
  publicGet(app, deps.identify, '/v1/openapi.json', (c) => c.json(document));
  publicGet(app, deps.identify, '/docs', (c) => referencePage(c, document));
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
      /^\/v1\/(session|cases|referrals|referral-targets|restrictions|roster)(\/|$)/.test(c.req.path);
    const shared = /^\/(v1|ledger|healthz|readyz|metrics|docs)(\/|$)/.test(c.req.path);
    if (onDesk ? !forDesk && !shared : forDesk) {
      // A program gets a problem; a person is led to the right address.
      if (c.req.path.startsWith('/v1/')) throw new AppError('not-found', 'This route lives on another host');
      return c.redirect(onDesk ? `${config.consoleUrl}/console/` : config.portalUrl);
    }
    return next();
  });
}
