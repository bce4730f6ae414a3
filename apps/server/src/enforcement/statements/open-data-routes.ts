import type { OpenAPIHono } from '@hono/zod-openapi';
import { DsaStatement, ExportQuery, StatementCount, StatementCounts, StatementExport } from '@kmm/contracts';
import type { Context } from 'hono';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { defineRoute } from '../../http/define-route.ts';
import { type AppEnv, actorOf, personOf, platformOf } from '../../http/principal.ts';
import { csvHeaders, toCsv } from '../../platform/csv.ts';
import { homeDay, monthSpan } from '../../platform/home-day.ts';
import { statementsBetween, statementTotals } from '../queries/statement-figures.ts';
import { dsaStatement } from './dsa-statement.ts';
import { asTable, publishable, safeCounts } from './open-data.ts';
import { puidOf } from './platform-view.ts';

const answers = (schema: z.ZodType, description: string) => ({
  200: { description, content: { 'application/json': { schema }, 'text/csv': { schema: z.string() } } },
});

/** Open data: a platform's own statements without accounts, and counts over all platforms for the coalition. */
export function openDataRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'jurisdiction' | 'now' | 'record' | 'vault'>,
): void {
  const { identify, db, now, record, vault, jurisdiction: home } = deps;
  const thisMonth = () => homeDay(home, now()).slice(0, 7);

  app.openapi(
    defineRoute(
      identify,
      { scope: 'all' },
      {
        method: 'get',
        path: '/v1/statements/export',
        summary:
          'A month of statements in the fields of the EU DSA transparency database, without accounts or small groups',
        request: { query: ExportQuery },
        responses: answers(StatementExport, 'The statements'),
      },
    ),
    async (c) => {
      const { org } = platformOf(c);
      const { format, month = thisMonth() } = c.req.valid('query');
      const who = { kind: 'platform', org } as const;
      const { items, leftOut } = await db.tx(who, async ({ sql }) => {
        const rows = await statementsBetween(sql, org, monthSpan(home, month));
        const data = publishable(rows.map((row) => dsaStatement(home, row, puidOf(vault, row.id))));
        await record(
          sql,
          'export.made',
          who,
          data.items.map(({ puid }) => puid),
        );
        return data;
      });
      if (format === 'csv')
        return csv(c, `statements-${month}`, asTable(Object.keys(DsaStatement.shape), items));
      return c.json({ month, items, leftOut }, 200);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      { may: 'ledger.audit' },
      {
        method: 'get',
        path: '/v1/statements/counts',
        summary:
          'Statements, appeals and reversals of a month over all platforms; a count below ten is absent',
        request: { query: ExportQuery },
        responses: answers(StatementCounts, 'The counts'),
      },
    ),
    async (c) => {
      const person = personOf(c);
      const { format, month = thisMonth() } = c.req.valid('query');
      await db.tx(actorOf(person), ({ sql }) => record(sql, 'export.made', actorOf(person), [month]));
      const totals = await db.long({ kind: 'system' }, ({ sql }) =>
        statementTotals(sql, monthSpan(home, month)),
      );
      const items = safeCounts(month, totals);
      if (format === 'csv')
        return csv(c, `counts-${month}`, asTable(Object.keys(StatementCount.shape), items));
      return c.json({ month, items }, 200);
    },
  );
}

const csv = (c: Context, name: string, table: Parameters<typeof toCsv>[0]) =>
  c.text(toCsv(table), 200, csvHeaders(name));
