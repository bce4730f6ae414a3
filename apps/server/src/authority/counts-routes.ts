import type { OpenAPIHono } from '@hono/zod-openapi';
import { AuthorityAlarms, AuthorityCounts, REQUEST_REFUSALS, type Role } from '@kmm/contracts';
import {
  countOverrides,
  countPreservations,
  countRefusals,
  countRequests,
  listOverrides,
  listPreservations,
  listRequests,
} from '@kmm/store';
import type { Deps } from '../deps.ts';
import { defineRoute, json } from '../http/define-route.ts';
import { type AppEnv, actorOf, personOf } from '../http/principal.ts';
import { reviewAlarm } from './override-view.ts';
import { alarmOf } from './preservation-view.ts';

/** Below this a count by reason is not shown: few cases that share one reason could be told apart. */
const SMALL = 10;
/** More than this is shown as this many: whoever has so much waiting knows it. */
const MANY = 100;
const WATCHES: readonly Role[] = ['reviewer', 'counsellor', 'officer', 'supervisor', 'coalition-auditor'];

/** What authorities asked and what was done alone, for everybody; and what waits, for those who work on it. */
export function countsRoutes(app: OpenAPIHono<AppEnv>, deps: Deps): void {
  const { identify, db, now } = deps;
  app.openapi(
    defineRoute(identify, 'public', {
      method: 'get',
      path: '/v1/authority-counts',
      summary: 'Requests of authorities and overrides, counted in public',
      responses: { 200: json(AuthorityCounts, 'The counts') },
    }),
    async (c) => c.json(await readCounts(deps), 200),
  );

  app.openapi(
    defineRoute(
      identify,
      { roles: WATCHES },
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

/** Requests and overrides as they are; reasons of refusal only from ten on. */
export async function readCounts({ db, now }: Pick<Deps, 'db' | 'now'>): Promise<AuthorityCounts> {
  const at = now();
  return db.tx({ kind: 'system' }, async ({ sql }) => ({
    requests: await countRequests(sql, at),
    refusals: withoutSmall(await countRefusals(sql)),
    overrides: await countOverrides(sql, at),
    preservations: await countPreservations(sql, at),
  }));
}

function withoutSmall(counts: ReadonlyMap<string, number>): AuthorityCounts['refusals'] {
  const all = REQUEST_REFUSALS.map((reason) => ({ reason, count: counts.get(reason) ?? 0 }));
  const small = all.filter(({ count }) => count < SMALL);
  // A single hidden one is the total less the others, so the smallest of the others is hidden with it.
  const least = small.length === 1 ? Math.min(...all.map((r) => r.count).filter((n) => n >= SMALL)) : 0;
  return all.map(({ reason, count }) => ({ reason, count: count < SMALL || count === least ? null : count }));
}
