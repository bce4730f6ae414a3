import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  AuthorityRequestInput,
  AuthorityRequestQuery,
  AuthorityRequestRow,
  AuthorityRequestView,
  AuthorityTargets,
  listOf,
  RequestStep,
} from '@khong-mot-minh/contracts';
import type { Deps } from '../deps.ts';
import { body, defineRoute, idParam, json } from '../http/define-route.ts';
import { idempotent } from '../http/idempotency.ts';
import { type AppEnv, personOf } from '../http/principal.ts';
import { readAuthorityRequests, readRequest, readTargets } from './read-authority-requests.ts';
import { makeRequest, takeStep } from './request-service.ts';

/** What an authority asks of a platform, about one case, and how two people answer it. */
export function requestRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'caseKeys' | 'db' | 'identify' | 'jurisdiction' | 'notify' | 'now' | 'record' | 'vault'>,
): void {
  askRoutes(app, deps);
  listRoute(app, deps);
  oneRoutes(app, deps);
}

function askRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'caseKeys' | 'db' | 'identify' | 'jurisdiction' | 'now' | 'record' | 'vault'>,
): void {
  const { identify } = deps;
  app.openapi(
    defineRoute(
      identify,
      { may: 'requests.make' },
      {
        method: 'get',
        path: '/v1/authority-targets',
        summary: 'Platforms that can be asked, with the key to seal the reason for',
        responses: { 200: json(AuthorityTargets, 'The platforms') },
      },
    ),
    async (c) => c.json(await readTargets(deps, personOf(c)), 200),
  );

  app.openapi(
    defineRoute(
      identify,
      { may: 'requests.make' },
      {
        method: 'post',
        path: '/v1/authority-requests',
        summary: 'Ask a platform to preserve, produce or remove, about one case',
        request: body(AuthorityRequestInput),
        responses: { 201: json(AuthorityRequestView, 'Asked; whether there is such a case is not said') },
      },
      [idempotent(deps)],
    ),
    async (c) => {
      const view = await makeRequest(deps, personOf(c), c.req.valid('json'), c.get('saveAnswer'));
      return c.json(view, 201);
    },
  );
}

function listRoute(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'jurisdiction' | 'now'>,
): void {
  app.openapi(
    defineRoute(
      deps.identify,
      { may: 'requests.read' },
      {
        method: 'get',
        path: '/v1/authority-requests',
        summary: 'Requests that your organisation made or got, what is due first',
        request: { query: AuthorityRequestQuery },
        responses: { 200: json(listOf(AuthorityRequestRow), 'A page of requests') },
      },
    ),
    async (c) => c.json(await readAuthorityRequests(deps, personOf(c), c.req.valid('query')), 200),
  );
}

function oneRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'caseKeys' | 'db' | 'identify' | 'jurisdiction' | 'notify' | 'now' | 'record' | 'vault'>,
): void {
  const { identify } = deps;
  app.openapi(
    defineRoute(
      identify,
      { may: 'requests.read' },
      {
        method: 'get',
        path: '/v1/authority-requests/{id}',
        summary: 'One request; what is sealed stays sealed',
        request: idParam,
        responses: { 200: json(AuthorityRequestView, 'The request') },
      },
    ),
    async (c) => c.json(await readRequest(deps, personOf(c), c.req.valid('param').id), 200),
  );

  app.openapi(
    defineRoute(
      identify,
      { may: 'requests.read' },
      {
        method: 'post',
        path: '/v1/authority-requests/{id}/steps',
        summary: 'One person proposes an answer, another confirms it or sends it back',
        request: { ...idParam, ...body(RequestStep) },
        responses: { 200: json(AuthorityRequestView, 'The request afterwards') },
      },
      [idempotent(deps)],
    ),
    async (c) => {
      const { id } = c.req.valid('param');
      const step = c.req.valid('json');
      return c.json(await takeStep(deps, personOf(c), id, step, c.get('saveAnswer')), 200);
    },
  );
}
