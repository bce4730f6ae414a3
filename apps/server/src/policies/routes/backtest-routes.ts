import type { OpenAPIHono } from '@hono/zod-openapi';
import { Backtest, BacktestInput, ListQuery, listOf } from '@khong-mot-minh/contracts';
import type { Deps } from '../../deps.ts';
import { body, defineRoute, idParam, json } from '../../http/define-route.ts';
import { idempotent } from '../../http/idempotency.ts';
import { decodeCursor } from '../../http/list-cursor.ts';
import { type AppEnv, personOf } from '../../http/principal.ts';
import { invalid } from '../../http/problems.ts';
import { askForBacktest, readBacktest, readBacktests, stopBacktest } from '../backtest/backtest-service.ts';
import { platformPerson } from '../mode/platform-person.ts';
import type { WithPolicies } from '../versions/policy-registry.ts';
import { EDITS, READS } from './policy-people.ts';

/** What a version would have done with the events that were recorded. */
export function backtestRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'jobs' | 'now' | 'record' | 'vault'> & WithPolicies,
): void {
  askRoutes(app, deps);
  readRoutes(app, deps);
}

function askRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'jobs' | 'now' | 'record' | 'vault'> & WithPolicies,
): void {
  const { identify } = deps;

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
      const who = await platformPerson(deps, personOf(c));
      return c.json(await askForBacktest(deps, who, c.req.valid('json'), c.get('saveAnswer')), 202);
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
      const who = await platformPerson(deps, personOf(c));
      return c.json(await stopBacktest(deps, who, c.req.valid('param').id), 200);
    },
  );
}

function readRoutes(app: OpenAPIHono<AppEnv>, deps: Pick<Deps, 'db' | 'identify'>): void {
  const { identify } = deps;

  app.openapi(
    defineRoute(identify, READS, {
      method: 'get',
      path: '/v1/backtests',
      summary: 'Backtests of your platform, newest first',
      request: { query: ListQuery },
      responses: { 200: json(listOf(Backtest), 'A page of them') },
    }),
    async (c) => {
      const who = await platformPerson(deps, personOf(c));
      const { cursor, limit } = c.req.valid('query');
      const after = cursor === undefined ? undefined : decodeCursor(cursor);
      if (after === null) throw invalid('/cursor', 'invalid');
      return c.json(await readBacktests(deps, who, { limit, after }), 200);
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
      const who = await platformPerson(deps, personOf(c));
      return c.json(await readBacktest(deps, who, c.req.valid('param').id), 200);
    },
  );
}
