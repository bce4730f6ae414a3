import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  LANGUAGES,
  ObligationQuery,
  ObligationReport,
  PlatformMatrix,
  PolicyOfQuery,
  PublicRules,
} from '@khong-mot-minh/contracts';
import { z } from 'zod';
import { defineRoute, json } from '../../http/define-route.ts';
import type { AppEnv, Identify } from '../../http/principal.ts';
import { HttpProblem } from '../../http/problems.ts';
import { csvHeaders } from '../../platform/csv.ts';
import { obligationsCsv, platformsCsv } from './csv-of.ts';
import type { ObligationService } from './obligation-service.ts';

const csv = { 200: { description: 'The same as CSV', content: { 'text/csv': { schema: z.string() } } } };
const Lang = z.object({ lang: z.enum(LANGUAGES).default('vi') });

/** Law against policy, for anybody: lists and files. */
export function obligationRoutes(
  app: OpenAPIHono<AppEnv>,
  identify: Identify,
  service: ObligationService,
): void {
  app.openapi(
    defineRoute(
      identify,
      { host: 'both', lane: 'page' },
      {
        method: 'get',
        path: '/v1/obligations',
        summary: 'Duties of law and what covers them in this installation',
        request: { query: ObligationQuery },
        responses: { 200: json(ObligationReport, 'The duties') },
      },
    ),
    async (c) => c.json(found(await service.report(c.req.valid('query'))), 200),
  );

  app.openapi(
    defineRoute(
      identify,
      { host: 'both', lane: 'page' },
      {
        method: 'get',
        path: '/v1/obligations.csv',
        summary: 'The duties as CSV',
        request: { query: ObligationQuery.extend(Lang.shape) },
        responses: csv,
      },
    ),
    async (c) => {
      const { lang, ...query } = c.req.valid('query');
      const { items } = found(await service.report(query));
      return c.body(obligationsCsv(items, lang), 200, csvHeaders('obligations'));
    },
  );

  app.openapi(
    defineRoute(
      identify,
      { host: 'both', lane: 'page' },
      {
        method: 'get',
        path: '/v1/platform-policies',
        summary: 'Published policies of platforms against duties of domestic law',
        responses: { 200: json(PlatformMatrix, 'The matrix') },
      },
    ),
    async (c) => c.json(await service.matrix(), 200),
  );

  app.openapi(
    defineRoute(
      identify,
      { host: 'both', lane: 'page' },
      {
        method: 'get',
        path: '/v1/platform-policies.csv',
        summary: 'The matrix as CSV',
        request: { query: Lang },
        responses: csv,
      },
    ),
    async (c) => {
      const matrix = await service.matrix();
      return c.body(platformsCsv(matrix, c.req.valid('query').lang), 200, csvHeaders('platform-policies'));
    },
  );

  app.openapi(
    defineRoute(
      identify,
      { host: 'both', lane: 'page' },
      {
        method: 'get',
        path: '/v1/public-rules',
        summary: 'Rules and protections of the policy with their grounds',
        request: { query: PolicyOfQuery },
        responses: { 200: json(PublicRules, 'The rules') },
      },
    ),
    async (c) => c.json(found(await service.rules(c.req.valid('query'))), 200),
  );
}

function found<T>(answer: T | undefined): T {
  if (answer === undefined) throw new HttpProblem('not-found', 'This house has no such platform');
  return answer;
}
