import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  AuthorityBasis,
  listOf,
  Preservation,
  PreservationInput,
  PreservationListQuery,
  PreservationRelease,
  PreservationRenewal,
} from '@khong-mot-minh/contracts';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { body, defineRoute, idParam, json } from '../http/define-route.ts';
import { idempotent } from '../http/idempotency.ts';
import { type AppEnv, personOf } from '../http/principal.ts';
import {
  preserveCase,
  readPreservation,
  readPreservations,
  releaseOwnPreservation,
  renewOwnPreservation,
} from './preservation-service.ts';

/** Keeping evidence of one case for a limited time: issue, look, renew, release. */
export function preservationRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'jurisdiction' | 'notify' | 'now' | 'record' | 'vault'>,
): void {
  const { identify } = deps;
  app.openapi(
    defineRoute(
      identify,
      { host: 'both', lane: 'page' },
      {
        method: 'get',
        path: '/v1/authority-bases',
        summary: 'Grounds of preservations and requests, with source, date and grade',
        responses: { 200: json(z.object({ items: z.array(AuthorityBasis) }), 'The grounds') },
      },
    ),
    (c) => c.json({ items: [...deps.jurisdiction.authorityBases] }, 200),
  );
  readRoutes(app, deps);
  issueRoute(app, deps);
  changeRoutes(app, deps);
}

function readRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'jurisdiction' | 'now'>,
): void {
  app.openapi(
    defineRoute(
      deps.identify,
      { may: 'cases.work' },
      {
        method: 'get',
        path: '/v1/preservations',
        summary: 'What your organisation keeps, the nearest end first',
        request: { query: PreservationListQuery },
        responses: { 200: json(listOf(Preservation), 'A page of preservations') },
      },
    ),
    async (c) => c.json(await readPreservations(deps, personOf(c), c.req.valid('query')), 200),
  );

  app.openapi(
    defineRoute(
      deps.identify,
      { may: 'cases.work' },
      {
        method: 'get',
        path: '/v1/preservations/{id}',
        summary: 'One preservation',
        request: idParam,
        responses: { 200: json(Preservation, 'The preservation') },
      },
    ),
    async (c) => c.json(await readPreservation(deps, personOf(c), c.req.valid('param').id), 200),
  );
}

function issueRoute(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'jurisdiction' | 'notify' | 'now' | 'record' | 'vault'>,
): void {
  app.openapi(
    defineRoute(
      deps.identify,
      { may: 'cases.work' },
      {
        method: 'post',
        path: '/v1/preservations',
        summary: 'Have the evidence of a case of your organisation kept, for at most 90 days',
        request: body(PreservationInput),
        responses: { 201: json(Preservation, 'Issued') },
      },
      [idempotent(deps)],
    ),
    async (c) => {
      const view = await preserveCase(deps, personOf(c), c.req.valid('json'), c.get('saveAnswer'));
      return c.json(view, 201);
    },
  );
}

function changeRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'jurisdiction' | 'notify' | 'now' | 'record' | 'vault'>,
): void {
  app.openapi(
    defineRoute(
      deps.identify,
      { may: 'cases.work' },
      {
        method: 'post',
        path: '/v1/preservations/{id}/renew',
        summary: 'Keep on for at most 90 days from now; an authority’s is renewed by its new request',
        request: { ...idParam, ...body(PreservationRenewal) },
        responses: { 200: json(Preservation, 'Renewed') },
      },
      [idempotent(deps)],
    ),
    async (c) => {
      const { id } = c.req.valid('param');
      const renewal = c.req.valid('json');
      return c.json(await renewOwnPreservation(deps, personOf(c), id, renewal, c.get('saveAnswer')), 200);
    },
  );

  app.openapi(
    defineRoute(
      deps.identify,
      { may: 'cases.work' },
      {
        method: 'post',
        path: '/v1/preservations/{id}/release',
        summary: 'End it before its time',
        request: { ...idParam, ...body(PreservationRelease) },
        responses: { 200: json(Preservation, 'Released') },
      },
    ),
    async (c) => {
      const { id } = c.req.valid('param');
      const release = c.req.valid('json');
      return c.json(await releaseOwnPreservation(deps, personOf(c), id, release), 200);
    },
  );
}
