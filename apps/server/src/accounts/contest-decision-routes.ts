import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  ContestDecided,
  ContestDecisionInput,
  ContestForReview,
  ListQuery,
  listOf,
} from '@khong-mot-minh/contracts';
import type { Deps } from '../deps.ts';
import { body, defineRoute, idParam, json } from '../http/define-route.ts';
import { decodeCursor } from '../http/list-cursor.ts';
import { type AppEnv, personOf } from '../http/principal.ts';
import { invalid } from '../http/problems.ts';
import type { EventService } from '../protection/index.ts';
import { decideGuardianContest, readContestsToDecide } from './contest-decision-service.ts';

/** How a person of the platform looks at contested guardian links: the nearest clock first, a second look by another. */
export function contestDecisionRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'jurisdiction' | 'notify' | 'now' | 'record'>,
  events: EventService,
): void {
  listRoute(app, deps);
  decisionRoute(app, deps, events);
}

function listRoute(app: OpenAPIHono<AppEnv>, deps: Pick<Deps, 'db' | 'identify' | 'now'>): void {
  app.openapi(
    defineRoute(
      deps.identify,
      { may: 'redress.review' },
      {
        method: 'get',
        path: '/v1/guardian-contests',
        summary:
          'Contested guardian links of your platform that wait for a decision, the nearest clock first',
        request: { query: ListQuery },
        responses: { 200: json(listOf(ContestForReview), 'A page of open contests') },
      },
    ),
    async (c) => {
      const { cursor, limit } = c.req.valid('query');
      const after = cursor === undefined ? undefined : decodeCursor(cursor);
      if (after === null) throw invalid('/cursor', 'invalid');
      return c.json(await readContestsToDecide(deps, personOf(c), { after, limit }), 200);
    },
  );
}

function decisionRoute(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'jurisdiction' | 'notify' | 'now' | 'record'>,
  events: EventService,
): void {
  app.openapi(
    defineRoute(
      deps.identify,
      { may: 'redress.review' },
      {
        method: 'post',
        path: '/v1/guardian-contests/{id}/decision',
        summary: 'A person of the platform ends a contested guardian link or keeps it',
        request: { ...idParam, ...body(ContestDecisionInput) },
        responses: { 200: json(ContestDecided, 'Decided') },
      },
    ),
    async (c) => {
      const { id } = c.req.valid('param');
      return c.json(await decideGuardianContest(deps, events, personOf(c), id, c.req.valid('json')), 200);
    },
  );
}
