import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  listOf,
  OverrideInput,
  OverrideListQuery,
  OverrideReview,
  OverrideUnit,
  OverrideView,
  Uuid,
} from '@khong-mot-minh/contracts';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { body, defineRoute, idParam, json } from '../http/define-route.ts';
import { idempotent } from '../http/idempotency.ts';
import { type AppEnv, personOf } from '../http/principal.ts';
import { giveReview, readOverride, readOverrides } from './override-review-service.ts';
import { overrideAlone, readReviewUnit } from './override-service.ts';

/** For danger to life: one person acts, and a second one of another unit looks at it within 72 hours. */
export function overrideRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'caseKeys' | 'db' | 'identify' | 'notify' | 'now' | 'record' | 'vault'>,
): void {
  actRoutes(app, deps);
  listRoute(app, deps);
  reviewRoutes(app, deps);
}

function actRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'caseKeys' | 'db' | 'identify' | 'notify' | 'now' | 'record' | 'vault'>,
): void {
  const { identify } = deps;
  app.openapi(
    defineRoute(
      identify,
      { may: 'cases.work' },
      {
        method: 'get',
        path: '/v1/override-unit',
        summary: 'Who would review what you do alone, with the keys to seal the reason for',
        request: { query: z.object({ toTeam: Uuid.optional(), requestId: Uuid.optional() }) },
        responses: { 200: json(OverrideUnit, 'The reviewing unit') },
      },
    ),
    async (c) => c.json(await readReviewUnit(deps, personOf(c), c.req.valid('query')), 200),
  );

  app.openapi(
    defineRoute(
      identify,
      { may: 'cases.work' },
      {
        method: 'post',
        path: '/v1/overrides',
        summary: 'Act alone because a life is in danger; a person of another unit is paged with it',
        request: body(OverrideInput),
        responses: { 201: json(OverrideView, 'Done, and paged') },
      },
      [idempotent(deps)],
    ),
    async (c) => {
      const view = await overrideAlone(deps, personOf(c), c.req.valid('json'), c.get('saveAnswer'));
      return c.json(view, 201);
    },
  );
}

function listRoute(app: OpenAPIHono<AppEnv>, deps: Pick<Deps, 'db' | 'identify' | 'now'>): void {
  app.openapi(
    defineRoute(
      deps.identify,
      { may: 'overrides.read' },
      {
        method: 'get',
        path: '/v1/overrides',
        summary: 'Overrides that your unit made or has to review, what is due first',
        request: { query: OverrideListQuery },
        responses: { 200: json(listOf(OverrideView), 'A page of overrides') },
      },
    ),
    async (c) => c.json(await readOverrides(deps, personOf(c), c.req.valid('query')), 200),
  );
}

function reviewRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'caseKeys' | 'db' | 'identify' | 'now' | 'record' | 'vault'>,
): void {
  const { identify } = deps;
  app.openapi(
    defineRoute(
      identify,
      { may: 'overrides.read' },
      {
        method: 'get',
        path: '/v1/overrides/{id}',
        summary: 'One override; the sealed reason for the people who were paged',
        request: idParam,
        responses: { 200: json(OverrideView, 'The override') },
      },
    ),
    async (c) => c.json(await readOverride(deps, personOf(c), c.req.valid('param').id), 200),
  );

  app.openapi(
    defineRoute(
      identify,
      { may: 'overrides.review' },
      {
        method: 'post',
        path: '/v1/overrides/{id}/review',
        summary: 'A paged person of the other unit says whether it was right',
        request: { ...idParam, ...body(OverrideReview) },
        responses: { 200: json(OverrideView, 'Reviewed') },
      },
      [idempotent(deps)],
    ),
    async (c) => {
      const { id } = c.req.valid('param');
      const verdict = c.req.valid('json');
      return c.json(await giveReview(deps, personOf(c), id, verdict, c.get('saveAnswer')), 200);
    },
  );
}
