import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  DsaStatement,
  ExportQuery,
  StatementCount,
  StatementCounts,
  StatementExport,
} from '@khong-mot-minh/contracts';
import type { Context } from 'hono';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { defineRoute } from '../../http/define-route.ts';
import { type AppEnv, personOf, platformOf } from '../../http/principal.ts';
import { csvHeaders, toCsv } from '../../platform/csv.ts';
import { countStatements, exportStatements } from './export-statements.ts';
import { asTable } from './open-data.ts';

const answers = (schema: z.ZodType, description: string) => ({
  200: { description, content: { 'application/json': { schema }, 'text/csv': { schema: z.string() } } },
});

/** Open data: a platform's own statements without accounts, and counts over all platforms for the coalition. */
export function openDataRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'jurisdiction' | 'now' | 'record' | 'vault'>,
): void {
  const { identify } = deps;

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
      const { format, month } = c.req.valid('query');
      const data = await exportStatements(deps, platformOf(c).org, month);
      if (format === 'csv')
        return csv(c, `statements-${data.month}`, asTable(Object.keys(DsaStatement.shape), data.items));
      return c.json(data, 200);
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
      const { format, month } = c.req.valid('query');
      const data = await countStatements(deps, personOf(c), month);
      if (format === 'csv')
        return csv(c, `counts-${data.month}`, asTable(Object.keys(StatementCount.shape), data.items));
      return c.json(data, 200);
    },
  );
}

const csv = (c: Context, name: string, table: Parameters<typeof toCsv>[0]) =>
  c.text(toCsv(table), 200, csvHeaders(name));
