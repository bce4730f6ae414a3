import type { OpenAPIHono } from '@hono/zod-openapi';
import { AuthorityAlarms, AuthorityCounts, AuthorityCountsNow } from '@kmm/contracts';
import type { Deps } from '../deps.ts';
import { defineRoute, json } from '../http/define-route.ts';
import { type AppEnv, actorOf, personOf } from '../http/principal.ts';
import { countNow, readPublished } from './counts-service.ts';
import { reviewAlarm } from './override-view.ts';
import { alarmOf } from './preservation-view.ts';
import { listRequests } from './queries/authority-requests.ts';
import { listOverrides } from './queries/overrides.ts';
import { listPreservations } from './queries/preservations.ts';

/** More than this is shown as this many: whoever has so much waiting knows it. */
const MANY = 100;

/** What authorities asked and what was done alone, for everybody; and what waits, for those who work on it. */
export function countsRoutes(app: OpenAPIHono<AppEnv>, deps: Pick<Deps, 'db' | 'identify' | 'now'>): void {
  const { identify, db, now } = deps;
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
    async (c) => {
      const person = personOf(c);
      const at = now();
      const alarms = await db.tx(actorOf(person), async ({ sql }) => {
        const kept = await listPreservations(sql, person.orgId, { state: 'running', limit: MANY });
        const requests = await listRequests(sql, { state: 'open', limit: MANY });
        const overrides = (await listOverrides(sql, { state: 'unreviewed', limit: MANY })).filter(
          (o) => o.paged,
        );
        const [first] = overrides;
        return {
          preservations: kept.filter((p) => alarmOf(p, at) !== 'none').length,
          requests: requests.filter((r) => r.toOrg === person.orgId).length,
          overrides: overrides.length,
          overridesDue: overrides.filter((o) => reviewAlarm(o, at) !== 'none').length,
          ...(first && { overridesDueAt: first.reviewDue.toISOString() }),
        };
      });
      return c.json(alarms, 200);
    },
  );
}
