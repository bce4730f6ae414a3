import { createErrorPage, createPortal, loadAssets, portalCode, type ServedCode } from '@kmm/portal';
import type { Hono, MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import { authorityRoutes } from './authority/routes.ts';
import { type ConsoleFiles, consoleCode, serveConsole } from './console-files.ts';
import type { Deps } from './deps.ts';
import { dutyRoutes } from './duty/duty-routes.ts';
import { egressRoutes } from './egress/egress-routes.ts';
import { exchangeRoutes } from './exchange/routes.ts';
import { clientAddress } from './http/client-address.ts';
import { createApi } from './http/create-api.ts';
import { publicGet } from './http/define-route.ts';
import { openApiDocument } from './http/documentation.ts';
import type { AppEnv } from './http/principal.ts';
import { referenceCode, referencePage } from './http/reference-page.ts';
import { separateHosts } from './http/separate-hosts.ts';
import { ideaDeskRoutes } from './learning/ideas/idea-desk-routes.ts';
import { ideaRoutes } from './learning/ideas/idea-routes.ts';
import { learningRoutes } from './learning/routes.ts';
import type { Asker } from './limits/neighbourhoods.ts';
import { accessRoutes } from './membership/access/access-routes.ts';
import { membershipRoutes } from './membership/routes.ts';
import { healthRoute } from './operations/health-route.ts';
import type { OperatorToken } from './operations/operator-token.ts';
import { operationsRoutes } from './operations/routes.ts';
import { policyRoutes } from './policies/routes.ts';
import { portalDeps } from './portal-adapter.ts';
import { portalDoors } from './portal-doors.ts';
import type { EventService } from './protection/event-service.ts';
import { protectionRoutes } from './protection/routes.ts';
import { caseRoutes } from './response/case-routes.ts';
import { receiptRoutes } from './response/receipt-routes.ts';
import { loadTaxonomy } from './transparency/obligations/load-taxonomy.ts';
import { createObligationService } from './transparency/obligations/obligation-service.ts';
import { obligationRoutes } from './transparency/obligations/routes.ts';
import { openingRoutes } from './transparency/opening-routes.ts';
import { releaseRoutes } from './transparency/release-routes.ts';
import { ledgerRoutes } from './transparency/routes.ts';
import { appealRoutes } from './transparency/statements/appeal-routes.ts';
import { measureRoutes } from './transparency/statements/measure-routes.ts';
import { openDataRoutes } from './transparency/statements/open-data-routes.ts';
import { statementRoutes } from './transparency/statements/statement-routes.ts';
import { statisticsRoutes } from './transparency/statistics/routes.ts';
import { createStatisticsService } from './transparency/statistics/statistics-service.ts';
import { teamKeyRoutes } from './transparency/team-key-routes.ts';
import { inboxRoutes } from './urgent/inbox-routes.ts';
import { pagingRoutes } from './urgent/paging-routes.ts';

export type AppParts = {
  events: EventService;
  provinces: ReadonlySet<string>;
  console: ConsoleFiles;
  /** Hashes that one organisation may look up an hour. */
  lookups?: number | undefined;
  /** Set where `npx kmm doctor` asks this server how it is. */
  operator?: OperatorToken | undefined;
};

/** The event path has no such limit, because nobody chooses there. */
const LOOKUPS = 200_000;

/** Every route of the house on one app, and what it gives to browsers as code. */
export function createApp(deps: Deps, parts: AppParts): { app: Hono<AppEnv>; code: ServedCode[] } {
  // The portal sees requests, not sockets: who asks is noted as the request comes in.
  const askers = new WeakMap<Request, Asker>();
  const askerOf = (request: Request): Asker => askers.get(request) ?? deps.doors.of('local');
  const taxonomy = loadTaxonomy();
  // Asked when a page is read, so after every route is there.
  const obligations = createObligationService(taxonomy, deps, () => app.routes);
  const statistics = createStatisticsService(deps, taxonomy, [...parts.provinces]);
  const portal = portalDeps(deps, portalDoors(deps, askerOf), askerOf, { obligations, statistics });
  const app = createApi(deps, createErrorPage(portal));
  app.use(async (c, next) => {
    const asker = deps.doors.of(clientAddress(c, deps.config.trustProxy));
    c.set('asker', asker);
    askers.set(c.req.raw, asker);
    await next();
  });
  if (deps.config.consoleUrl.startsWith('https:')) app.use(alwaysByTls);
  if (deps.config.mode === 'serve') app.use(separateHosts(deps.config));
  // Pages and their files only: an answer of the API may hold a secret beside what the asker sent.
  for (const path of ['/vi/*', '/en/*', '/assets/*', '/console/*', '/docs', '/demo/*'])
    app.use(path, compress());
  operationsRoutes(app, deps);
  if (parts.operator) healthRoute(app, deps, parts.operator);
  membershipRoutes(app, deps);
  dutyRoutes(app, deps);
  inboxRoutes(app, deps);
  pagingRoutes(app, deps);
  protectionRoutes(app, deps, parts.events);
  policyRoutes(app, deps, parts.events);
  egressRoutes(app, deps);
  accessRoutes(app, deps);
  receiptRoutes(app, deps);
  caseRoutes(app, deps);
  authorityRoutes(app, deps);
  learningRoutes(app, deps, parts.provinces);
  ideaRoutes(app, deps);
  ideaDeskRoutes(app, deps);
  exchangeRoutes(app, deps, parts.lookups ?? LOOKUPS);
  ledgerRoutes(app, deps);
  openingRoutes(app, deps);
  teamKeyRoutes(app, deps);
  obligationRoutes(app, deps.identify, obligations);
  statisticsRoutes(app, deps.identify, statistics);
  statementRoutes(app, deps);
  appealRoutes(app, deps, parts.events);
  measureRoutes(app, deps, parts.events);
  openDataRoutes(app, deps);
  releaseRoutes(app, deps);
  serveConsole(app, deps.identify, parts.console);
  const document = openApiDocument(app);
  publicGet(app, deps.identify, '/v1/openapi.json', (c) => c.json(document));
  publicGet(app, deps.identify, '/docs', (c) => referencePage(c, document));
  const assets = loadAssets({ logKey: portal.logKey });
  app.route('/', createPortal(portal, assets));
  return { app, code: [portalCode(assets), consoleCode(parts.console), referenceCode] };
}

/** A browser that was here once never asks by http again, on whichever host. */
const alwaysByTls: MiddlewareHandler = async (c, next) => {
  await next();
  c.res.headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains');
};
