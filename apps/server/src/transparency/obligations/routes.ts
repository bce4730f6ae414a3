import type { OpenAPIHono } from '@hono/zod-openapi';
import { LANGUAGES, ObligationQuery, ObligationReport, PlatformMatrix, PublicRule } from '@kmm/contracts';
import { z } from 'zod';
import { defineRoute, json } from '../../http/define-route.ts';
import type { AppEnv, Identify } from '../../http/principal.ts';
import { csvHeaders } from '../csv.ts';
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
    defineRoute(identify, 'public', {
      method: 'get',
      path: '/v1/obligations',
      summary: 'Duties of law and what covers them in this installation',
      request: { query: ObligationQuery },
      responses: { 200: json(ObligationReport, 'The duties') },
    }),
    (c) => c.json(service.report(c.req.valid('query')), 200),
  );

  app.openapi(
    defineRoute(identify, 'public', {
      method: 'get',
      path: '/v1/obligations.csv',
      summary: 'The duties as CSV',
      request: { query: ObligationQuery.extend(Lang.shape) },
      responses: csv,
    }),
    (c) => {
      const { lang, ...query } = c.req.valid('query');
      return c.body(obligationsCsv(service.report(query).items, lang), 200, csvHeaders('obligations'));
    },
  );

  app.openapi(
    defineRoute(identify, 'public', {
      method: 'get',
      path: '/v1/platform-policies',
      summary: 'Published policies of platforms against duties of domestic law',
      responses: { 200: json(PlatformMatrix, 'The matrix') },
    }),
    (c) => c.json(service.matrix(), 200),
  );

  app.openapi(
    defineRoute(identify, 'public', {
      method: 'get',
      path: '/v1/platform-policies.csv',
      summary: 'The matrix as CSV',
      request: { query: Lang },
      responses: csv,
    }),
    (c) =>
      c.body(platformsCsv(service.matrix(), c.req.valid('query').lang), 200, csvHeaders('platform-policies')),
  );

  app.openapi(
    defineRoute(identify, 'public', {
      method: 'get',
      path: '/v1/public-rules',
      summary: 'Rules and protections of the policy with their grounds',
      responses: { 200: json(z.object({ items: z.array(PublicRule) }), 'The rules') },
    }),
    (c) => c.json({ items: service.rules() }, 200),
  );
}
