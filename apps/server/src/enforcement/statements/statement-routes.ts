import type { OpenAPIHono } from '@hono/zod-openapi';
import { AppealInput, listOf, StatementForPlatform, StatementRelease, StatementsQuery } from '@kmm/contracts';
import { findStatement, listStatements, releaseStatements } from '@kmm/store';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { body, defineRoute, idParam, json } from '../../http/define-route.ts';
import { idempotent } from '../../http/idempotency.ts';
import { decodeCursor } from '../../http/list-cursor.ts';
import { pageOf } from '../../http/page-of.ts';
import { type AppEnv, platformOf } from '../../http/principal.ts';
import { AppError, invalid } from '../../http/problems.ts';
import { releaseAfter } from '../../platform/home-day.ts';
import type { WithPolicies } from '../../policies/index.ts';
import { makeAppeal } from '../appeals/make-appeal.ts';
import { findAppeals } from '../queries/appeals.ts';
import { platformView } from './platform-view.ts';

/** What a platform does with statements: reads them, hands on their links, appeals, and says that evidence is kept. */
export function statementRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'config' | 'db' | 'identify' | 'jurisdiction' | 'now' | 'record' | 'vault'> & WithPolicies,
): void {
  const { identify, db, now, record, vault, config, jurisdiction: home } = deps;
  const viewContext = () => ({ home, vault, portalUrl: config.portalUrl, now: now() });

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
      const { org } = platformOf(c);
      const { account, event, cursor, limit } = c.req.valid('query');
      const after = cursor === undefined ? undefined : decodeCursor(cursor);
      if (after === null) throw invalid('/cursor', 'invalid');
      const page = await db.tx({ kind: 'platform', org }, async ({ sql }) => {
        const rows = await listStatements(sql, org, {
          account,
          event,
          limit: limit + 1,
          after: after && { madeAt: after.at, id: after.id },
        });
        const appeals = await findAppeals(
          sql,
          rows.map(({ id }) => id),
        );
        return pageOf(
          rows,
          limit,
          (row) => platformView(viewContext(), row, appeals.get(row.id)),
          ({ madeAt, id }) => ({ at: madeAt, id }),
        );
      });
      return c.json(page, 200);
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
      const { org } = platformOf(c);
      const who = { kind: 'platform', org } as const;
      const { id } = c.req.valid('param');
      const { ground } = c.req.valid('json');
      const view = await db.tx(who, async ({ sql }) => {
        const statement = await findStatement(sql, id);
        if (!statement) throw new AppError('not-found');
        const { document } = await deps.policies.live(sql, org);
        const made = await makeAppeal(sql, deps, document, statement, { by: 'platform', ground, who });
        if (made === 'already') throw new AppError('not-now', 'This statement has an appeal already');
        if (made === 'too-late') throw new AppError('not-now', 'This statement can no longer be appealed');
        const seen = platformView(viewContext(), statement, (await findAppeals(sql, [id])).get(id));
        await c.get('saveAnswer')(sql, 201, seen);
        return seen;
      });
      return c.json(view, 201);
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
      const { org } = platformOf(c);
      const who = { kind: 'platform', org } as const;
      const { caseId } = c.req.valid('json');
      const released = await db.tx(who, async ({ sql }) => {
        const ids = await releaseStatements(sql, org, caseId, releaseAfter(home, now()));
        if (ids.length) await record(sql, 'statement.released', who, ids);
        return ids.length;
      });
      return c.json({ released }, 200);
    },
  );
}
