import type { OpenAPIHono } from '@hono/zod-openapi';
import { CaseLedger, LedgerOpenings, LedgerOpeningsQuery } from '@khong-mot-minh/contracts';
import type { Deps } from '../deps.ts';
import { defineRoute, idParam, json } from '../http/define-route.ts';
import { type AppEnv, actorOf, personOf } from '../http/principal.ts';
import { openLeaves, readCaseLedger } from './opening-service.ts';

/** Who may open sealed leaves: auditors all of them, those who see a case the acts about it. */
export function openingRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'record' | 'vault'>,
): void {
  app.openapi(
    defineRoute(
      deps.identify,
      { may: 'ledger.audit' },
      {
        method: 'get',
        path: '/v1/ledger/openings',
        summary: 'What opens the sealed leaves of the public log, for `npx kmm ledger audit`',
        request: { query: LedgerOpeningsQuery },
        responses: { 200: json(LedgerOpenings, 'Openings in the order of their leaves') },
      },
    ),
    async (c) => c.json(await openLeaves(deps, actorOf(personOf(c)), c.req.valid('query')), 200),
  );

  app.openapi(
    defineRoute(
      deps.identify,
      { may: 'cases.work' },
      {
        method: 'get',
        path: '/v1/cases/{id}/ledger',
        summary: 'The acts about a case as the log holds them, with what opens each leaf',
        request: idParam,
        responses: { 200: json(CaseLedger, 'The acts, oldest first') },
      },
    ),
    async (c) => c.json(await readCaseLedger(deps, actorOf(personOf(c)), c.req.valid('param').id), 200),
  );
}
