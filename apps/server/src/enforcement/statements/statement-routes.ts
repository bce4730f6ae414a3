import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  AppealInput,
  listOf,
  StatementForPlatform,
  StatementRelease,
  StatementsQuery,
} from '@khong-mot-minh/contracts';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { body, defineRoute, idParam, json } from '../../http/define-route.ts';
import { idempotent } from '../../http/idempotency.ts';
import { decodeCursor } from '../../http/list-cursor.ts';
import { type AppEnv, platformOf } from '../../http/principal.ts';
import { invalid } from '../../http/problems.ts';
import type { WithPolicies } from '../../policies/index.ts';
import { appealForAccount, readStatements, releaseStatementsOf } from './platform-statements.ts';

/** What a platform does with statements: reads them, hands on their links, appeals, and says that evidence is kept. */
export function statementRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'config' | 'db' | 'identify' | 'jurisdiction' | 'now' | 'record' | 'vault'> & WithPolicies,
): void {
  const { identify } = deps;

  app.openapi(
    defineRoute(
      identify,
      { scope: 'all' },
      {
        method: 'get',
        path: '/v1/statements',
        summary: 'Statements of reasons, newest first, of one account or one event',
        request: { query: StatementsQuery },
        responses: { 200: json(listOf(StatementForPlatform), 'A page of statements') },
      },
    ),
    async (c) => {
      const { account, event, cursor, limit } = c.req.valid('query');
      const after = cursor === undefined ? undefined : decodeCursor(cursor);
      if (after === null) throw invalid('/cursor', 'invalid');
      return c.json(await readStatements(deps, platformOf(c).org, { account, event, limit, after }), 200);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      { scope: 'all' },
      {
        method: 'post',
        path: '/v1/statements/{id}/appeal',
        summary: 'The platform appeals for its account; a statement has one appeal',
        request: { ...idParam, ...body(AppealInput) },
        responses: {
          201: json(StatementForPlatform, 'The statement with its appeal and the day of the answer'),
        },
      },
      [idempotent(deps)],
    ),
    async (c) => {
      const { id } = c.req.valid('param');
      const { ground } = c.req.valid('json');
      return c.json(await appealForAccount(deps, platformOf(c).org, id, ground, c.get('saveAnswer')), 201);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      { scope: 'all' },
      {
        method: 'post',
        path: '/v1/statements/release',
        summary:
          'The evidence of a case is kept: statements that waited for it become readable at the next daily hour',
        request: body(StatementRelease),
        responses: { 200: json(z.object({ released: z.number().int() }), 'How many waited') },
      },
    ),
    async (c) => {
      const released = await releaseStatementsOf(deps, platformOf(c).org, c.req.valid('json').caseId);
      return c.json({ released }, 200);
    },
  );
}
