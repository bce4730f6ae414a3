import type { OpenAPIHono } from '@hono/zod-openapi';
import { AuthorityAlarms, AuthorityCounts, AuthorityCountsNow } from '@khong-mot-minh/contracts';
import type { Deps } from '../deps.ts';
import { defineRoute, json } from '../http/define-route.ts';
import { type AppEnv, personOf } from '../http/principal.ts';
import { countAlarms, countNow, readPublished } from './counts-service.ts';

/** What authorities asked and what was done alone, for everybody; and what waits, for those who work on it. */
export function countsRoutes(app: OpenAPIHono<AppEnv>, deps: Pick<Deps, 'db' | 'identify' | 'now'>): void {
  const { identify } = deps;
  app.openapi(
    defineRoute(
      identify,
      { host: 'both', lane: 'page' },
      {
        method: 'get',
        path: '/v1/authority-counts',
        summary: 'Requests of authorities and overrides, counted in public once a day in whole tens',
        responses: { 200: json(AuthorityCounts, 'The counts as of this morning; below ten as null') },
      },
    ),
    async (c) => c.json(await readPublished(deps), 200),
  );

  app.openapi(
    defineRoute(
      identify,
      { may: 'ledger.audit' },
      {
        method: 'get',
        path: '/v1/authority-counts/now',
        summary: 'The same counts as they are now',
        responses: { 200: json(AuthorityCountsNow, 'The counts') },
      },
    ),
    async (c) => c.json(await countNow(deps), 200),
  );

  app.openapi(
    defineRoute(
      identify,
      { may: 'counts.read' },
      {
        method: 'get',
        path: '/v1/authority-alarms',
        summary: 'How many preservations, requests and overrides wait for somebody of your organisation',
        responses: { 200: json(AuthorityAlarms, 'The counts, at most 100 each') },
      },
    ),
    async (c) => c.json(await countAlarms(deps, personOf(c)), 200),
  );
}
