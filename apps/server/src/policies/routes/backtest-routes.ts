import { randomUUID } from 'node:crypto';
import type { OpenAPIHono } from '@hono/zod-openapi';
import { Backtest, BacktestInput, ListQuery, listOf } from '@kmm/contracts';
import type { Sql } from '@kmm/store';
import type { Deps } from '../../deps.ts';
import { body, defineRoute, idParam, json } from '../../http/define-route.ts';
import { idempotent } from '../../http/idempotency.ts';
import type { AppEnv } from '../../http/principal.ts';
import { AppError, invalid } from '../../http/problems.ts';
import { backtestView } from '../backtest/backtest-view.ts';
import { enqueueBacktest } from '../backtest/backtest-worker.ts';
import { cancelBacktest, findBacktest, insertBacktest, listBacktests } from '../queries/backtests.ts';
import type { WithPolicies } from '../versions/policy-registry.ts';
import { EDITS, platformPerson, READS } from './policy-people.ts';

/** What a version would have done with the events that were recorded. */
export function backtestRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'jobs' | 'now' | 'record' | 'vault'> & WithPolicies,
): void {
  askRoutes(app, deps);
  readRoutes(app, deps);
}

async function mustCompile(
  { policies }: WithPolicies,
  sql: Sql,
  org: string,
  version: string,
): Promise<void> {
  if (!(await policies.version(sql, org, version)))
    throw new AppError('policy-refused', `"${version}" does not exist or has problems`);
}

function askRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'jobs' | 'now' | 'record' | 'vault'> & WithPolicies,
): void {
  const { identify, db, policies, now, record } = deps;

  app.openapi(
    defineRoute(
      identify,
      EDITS,
      {
        method: 'post',
        path: '/v1/backtests',
        summary: 'Judge recorded events again by another version; it runs by itself',
        request: body(BacktestInput),
        responses: { 202: json(Backtest, 'It waits for its turn') },
      },
      [idempotent(deps)],
    ),
    async (c) => {
      const who = await platformPerson(c, db);
      const { version, against, since } = c.req.valid('json');
      const asked = await db.tx(who, async (tx) => {
        const before = against ?? (await policies.live(tx.sql, who.org)).policy;
        for (const one of [version, before]) await mustCompile(deps, tx.sql, who.org, one);
        const id = randomUUID();
        await insertBacktest(tx.sql, who.org, {
          id,
          version,
          against: before,
          since: since === undefined ? undefined : new Date(since),
          by: who.person,
          at: now(),
        });
        await enqueueBacktest(deps, tx, who.org, id);
        await record(tx.sql, 'backtest.asked', who, [id]);
        const made = await findBacktest(tx.sql, who.org, id);
        if (!made) throw new AppError('not-found');
        const answer = backtestView(made);
        await c.get('saveAnswer')(tx.sql, 202, answer);
        return answer;
      });
      return c.json(asked, 202);
    },
  );

  app.openapi(
    defineRoute(identify, EDITS, {
      method: 'post',
      path: '/v1/backtests/{id}/cancel',
      summary: 'Stop it',
      request: idParam,
      responses: { 200: json(Backtest, 'It is stopped') },
    }),
    async (c) => {
      const who = await platformPerson(c, db);
      const { id } = c.req.valid('param');
      const stopped = await db.tx(who, async ({ sql }) => {
        const known = await findBacktest(sql, who.org, id);
        if (!known) throw new AppError('not-found');
        const cancelled = await cancelBacktest(sql, who.org, id, now());
        if (!cancelled) throw new AppError('not-now', `It is "${known.state}" already`);
        await record(sql, 'backtest.cancelled', who, [id]);
        return cancelled;
      });
      return c.json(backtestView(stopped), 200);
    },
  );
}

function readRoutes(app: OpenAPIHono<AppEnv>, { identify, db }: Pick<Deps, 'db' | 'identify'>): void {
  app.openapi(
    defineRoute(identify, READS, {
      method: 'get',
      path: '/v1/backtests',
      summary: 'Backtests of your platform, newest first',
      request: { query: ListQuery },
      responses: { 200: json(listOf(Backtest), 'A page of them') },
    }),
    async (c) => {
      const who = await platformPerson(c, db);
      const { cursor, limit } = c.req.valid('query');
      const after = cursor === undefined ? undefined : positionOf(cursor);
      const rows = await db.tx(who, ({ sql }) => listBacktests(sql, who.org, { after, limit: limit + 1 }));
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return c.json(
        {
          items: page.map(backtestView),
          ...(rows.length > limit && last && { next: `${last.askedAt.getTime()}.${last.id}` }),
        },
        200,
      );
    },
  );

  app.openapi(
    defineRoute(identify, READS, {
      method: 'get',
      path: '/v1/backtests/{id}',
      summary: 'One of them: how far it is, and its report',
      request: idParam,
      responses: { 200: json(Backtest, 'The backtest') },
    }),
    async (c) => {
      const who = await platformPerson(c, db);
      const found = await db.tx(who, ({ sql }) => findBacktest(sql, who.org, c.req.valid('param').id));
      if (!found) throw new AppError('not-found');
      return c.json(backtestView(found), 200);
    },
  );
}

function positionOf(cursor: string): { askedAt: Date; id: string } {
  const [, at, id] = /^(\d{1,15})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(cursor) ?? [];
  if (at === undefined || id === undefined) throw invalid('/cursor', 'invalid');
  return { askedAt: new Date(Number(at)), id };
}
