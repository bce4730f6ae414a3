import type { OpenAPIHono } from '@hono/zod-openapi';
import { LANGUAGES, Statistics } from '@khong-mot-minh/contracts';
import { z } from 'zod';
import { defineRoute, json } from '../../http/define-route.ts';
import type { AppEnv, Identify } from '../../http/principal.ts';
import { csvHeaders } from '../../platform/csv.ts';
import { countsCsv, figuresCsv } from './csv-of.ts';
import type { StatisticsService } from './statistics-service.ts';

const csv = { 200: { description: 'The same as CSV', content: { 'text/csv': { schema: z.string() } } } };

/** Open data: counts of this installation and public figures. */
export function statisticsRoutes(
  app: OpenAPIHono<AppEnv>,
  identify: Identify,
  service: StatisticsService,
): void {
  app.openapi(
    defineRoute(
      identify,
      { host: 'both', lane: 'page' },
      {
        method: 'get',
        path: '/v1/statistics',
        summary: 'Counts of closed periods, small numbers withheld, and public figures with their sources',
        responses: { 200: json(Statistics, 'The figures') },
      },
    ),
    async (c) => c.json(await service.read(), 200),
  );

  app.openapi(
    defineRoute(
      identify,
      { host: 'both', lane: 'page' },
      {
        method: 'get',
        path: '/v1/statistics.csv',
        summary: 'Counts of this installation as CSV',
        responses: csv,
      },
    ),
    async (c) => {
      const statistics = await service.read();
      return c.body(countsCsv(statistics), 200, csvHeaders(`statistics-${statistics.data}`));
    },
  );

  app.openapi(
    defineRoute(
      identify,
      { host: 'both', lane: 'page' },
      {
        method: 'get',
        path: '/v1/public-figures.csv',
        summary: 'Public figures with unit, period, grade and source as CSV',
        request: { query: z.object({ lang: z.enum(LANGUAGES).default('vi') }) },
        responses: csv,
      },
    ),
    async (c) =>
      c.body(figuresCsv(await service.read(), c.req.valid('query').lang), 200, csvHeaders('public-figures')),
  );
}
