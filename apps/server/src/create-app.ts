import {
  createErrorPage,
  createPortal,
  loadAssets,
  portalCode,
  preferredLanguage,
  type ServedCode,
} from '@khong-mot-minh/portal';
import type { MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import { accountsRoutes } from './accounts/index.ts';
import type { AppDeps } from './app-deps.ts';
import { authorityRoutes } from './authority/index.ts';
import { type ConsoleFiles, consoleCode, serveConsole } from './console-files.ts';
import { dutyRoutes } from './duty/index.ts';
import { egressRoutes } from './egress/index.ts';
import { enforcementRoutes } from './enforcement/index.ts';
import { exchangeRoutes } from './exchange/index.ts';
import { clientAddress } from './http/client-address.ts';
import { type Api, createApi } from './http/create-api.ts';
import { publicGet } from './http/define-route.ts';
import { openApiDocument } from './http/documentation.ts';
import { referenceCode, referencePage } from './http/reference-page.ts';
import { requireRegistered } from './http/route-registry.ts';
import { separateHosts } from './http/separate-hosts.ts';
import { ideaDeskRoutes, ideaRoutes, pledgeRoutes } from './learning/index.ts';
import { createMisses } from './limits/misses.ts';
import type { RateLimitKey } from './limits/neighbourhoods.ts';
import { membershipRoutes } from './membership/index.ts';
import { healthRoute, type OperatorToken, operationsRoutes } from './operations/index.ts';
import { policyRoutes } from './policies/index.ts';
import { portalDeps } from './portal-adapter.ts';
import { portalAdmission } from './portal-admission.ts';
import { type EventService, protectionRoutes, textServiceEgress } from './protection/index.ts';
import { caseRoutes, receiptRoutes } from './response/index.ts';
import {
  createObligationService,
  ledgerRoutes,
  obligationRoutes,
  openingRoutes,
  releaseRoutes,
  type StatisticsService,
  statisticsRoutes,
  type Taxonomy,
  teamKeyRoutes,
} from './transparency/index.ts';
import { inboxRoutes, pagingRoutes } from './urgent/index.ts';
import { webhookEgress, webhookRoutes } from './webhooks/index.ts';

export type AppParts = {
  events: EventService;
  /** Writes what was counted of rules so far, for one who is about to read it. */
  flushCounts(): Promise<void>;
  taxonomy: Taxonomy;
  statistics: StatisticsService;
  console: ConsoleFiles;
  /** Hashes that one organisation may look up an hour. */
  lookups?: number | undefined;
  /** Set where `npx kmm doctor` asks this server how it is. */
  operator?: OperatorToken | undefined;
};

/** The event path has no such limit, because nobody chooses there. */
const LOOKUPS = 200_000;

/** Every route of the house on one app, and what it gives to browsers as code. */
export function createApp(deps: AppDeps, parts: AppParts): { app: Api; code: ServedCode[] } {
  // The portal sees requests, not sockets: who asks is noted as the request comes in.
  const askers = new WeakMap<Request, RateLimitKey>();
  const askerOf = (request: Request): RateLimitKey => askers.get(request) ?? deps.admission.of('local');
  const { taxonomy, statistics } = parts;
  // Asked when a page is read, so after every route is there.
  const obligations = createObligationService(taxonomy, deps, () => app.routes);
  const portal = portalDeps(deps, portalAdmission(deps, askerOf), askerOf, { obligations, statistics });
  const assets = loadAssets({ logKey: portal.logKey });
  const pages = createPortal(portal, assets);
  const app = createApi(deps, createErrorPage(portal), missingPage(pages));
  app.use(async (c, next) => {
    const asker = deps.admission.of(clientAddress(c, deps.config.trustProxy));
    c.set('asker', asker);
    askers.set(c.req.raw, asker);
    await next();
  });
  if (deps.config.consoleUrl.startsWith('https:')) app.use(alwaysByTls);
  if (deps.config.mode === 'serve') app.use(separateHosts(deps.config, app.registry));
  // Pages and their files only: an answer of the API may hold a secret beside what the asker sent.
  for (const path of ['/vi/*', '/en/*', '/assets/*', '/console/*', '/docs', '/demo/*'])
    app.use(path, compress());
  operationsRoutes(app, deps);
  if (parts.operator) healthRoute(app, deps, parts.operator);
  // One count for a session, wherever it is asked for its password again.
  const wrongPasswords = createMisses(deps.now);
  membershipRoutes(app, deps, wrongPasswords);
  dutyRoutes(app, deps, wrongPasswords);
  inboxRoutes(app, deps);
  pagingRoutes(app, deps);
  accountsRoutes(app, deps, parts.events);
  protectionRoutes(app, deps, parts.events);
  enforcementRoutes(app, deps, parts.events);
  webhookRoutes(app, deps);
  policyRoutes(app, deps, parts);
  egressRoutes(app, {
    ...deps,
    targets: { webhook: webhookEgress, 'text-service': textServiceEgress(deps) },
  });
  receiptRoutes(app, deps);
  caseRoutes(app, deps);
  authorityRoutes(app, deps);
  pledgeRoutes(app, deps);
  ideaRoutes(app, deps);
  ideaDeskRoutes(app, deps);
  exchangeRoutes(app, deps, parts.lookups ?? LOOKUPS);
  ledgerRoutes(app, deps);
  openingRoutes(app, deps);
  teamKeyRoutes(app, deps);
  obligationRoutes(app, deps.identify, obligations);
  statisticsRoutes(app, deps.identify, statistics);
  releaseRoutes(app, deps);
  serveConsole(app, deps.identify, parts.console);
  const document = openApiDocument(app);
  publicGet(app, deps.identify, 'both', '/v1/openapi.json', (c) => c.json(document));
  publicGet(app, deps.identify, 'both', '/docs', (c) => referencePage(c, document));
  // What comes after are pages, which young people read on their own host.
  requireRegistered(app.routes, app.registry);
  app.route('/', pages);
  return { app, code: [portalCode(assets), consoleCode(parts.console), referenceCode] };
}

/** A person who mistyped an address is shown the portal's page with numbers to call; a program gets a problem. */
const missingPage =
  (pages: { fetch(request: Request): Response | Promise<Response> }) =>
  ({ url, method, headers }: Request): Response | Promise<Response> | undefined => {
    const isPage = method === 'GET' || method === 'HEAD';
    const accepts = headers.get('accept') ?? '';
    if (!isPage || !accepts.includes('text/html') || new URL(url).pathname.startsWith('/v1/'))
      return undefined;
    const lang = preferredLanguage(headers.get('accept-language') ?? '');
    // As an unknown page below a language is answered, with the same protections.
    return pages.fetch(new Request(new URL(`/${lang}/-`, url), { method, headers }));
  };

/** A browser that was here once never asks by http again, on whichever host. */
const alwaysByTls: MiddlewareHandler = async (c, next) => {
  await next();
  c.res.headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains');
};
