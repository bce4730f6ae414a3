import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  ListQuery,
  listOf,
  PlatformId,
  Restriction,
  RestrictionDecided,
  RestrictionDecision,
  RestrictionEnd,
  RestrictionEnded,
  RestrictionForReview,
} from '@khong-mot-minh/contracts';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { body, defineRoute, idParam, json } from '../../http/define-route.ts';
import { decodeCursor } from '../../http/list-cursor.ts';
import { type AppEnv, personOf, platformOf } from '../../http/principal.ts';
import { invalid } from '../../http/problems.ts';
import type { WithPolicies } from '../../policies/index.ts';
import type { EventService } from '../../protection/index.ts';
import { askForReview } from './ask-for-review.ts';
import { decideRestriction } from './decide-restriction.ts';
import { readRunning, readToReview } from './read-restrictions.ts';

/** What limits an account, how it appeals, and how a person of the platform looks at it and ends it. */
export function restrictionRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'notify' | 'now' | 'record'> & WithPolicies,
  events: EventService,
): void {
  platformRoutes(app, deps);
  listRoute(app, deps);
  decisionRoute(app, deps, events);
  endRoute(app, deps, events);
}

function platformRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'now' | 'record'> & WithPolicies,
): void {
  const { identify } = deps;

  app.openapi(
    defineRoute(
      identify,
      { scope: 'accounts' },
      {
        method: 'get',
        path: '/v1/accounts/{id}/restrictions',
        summary: 'What limits an account now',
        request: { params: z.object({ id: PlatformId }) },
        responses: { 200: json(z.array(Restriction), 'Running restrictions') },
      },
    ),
    async (c) => c.json(await readRunning(deps, platformOf(c).org, c.req.valid('param').id), 200),
  );

  app.openapi(
    defineRoute(
      identify,
      { scope: 'accounts' },
      {
        method: 'post',
        path: '/v1/accounts/{id}/restrictions/{restriction}/appeal',
        summary:
          'The restricted account asks for a review; it comes sooner, and asking twice changes nothing',
        request: { params: z.object({ id: PlatformId, restriction: z.uuid() }) },
        responses: { 200: json(Restriction, 'The restriction with its new review date') },
      },
    ),
    async (c) => {
      const { id: account, restriction: id } = c.req.valid('param');
      return c.json(await askForReview(deps, platformOf(c).org, { id, account }), 200);
    },
  );
}

function listRoute(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'now'> & WithPolicies,
): void {
  app.openapi(
    defineRoute(
      deps.identify,
      { may: 'redress.review' },
      {
        method: 'get',
        path: '/v1/restrictions',
        summary: 'Restrictions of your platform that wait for a review, the nearest first',
        request: { query: ListQuery },
        responses: { 200: json(listOf(RestrictionForReview), 'A page of running restrictions') },
      },
    ),
    async (c) => {
      const { cursor, limit } = c.req.valid('query');
      const after = cursor === undefined ? undefined : decodeCursor(cursor);
      if (after === null) throw invalid('/cursor', 'invalid');
      return c.json(await readToReview(deps, personOf(c), { limit, after }), 200);
    },
  );
}

function decisionRoute(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'notify' | 'now' | 'record'> & WithPolicies,
  events: EventService,
): void {
  app.openapi(
    defineRoute(
      deps.identify,
      { may: 'redress.review' },
      {
        method: 'post',
        path: '/v1/restrictions/{id}/decision',
        summary:
          'A reviewer lifts a restriction or keeps it; an appeal is decided by somebody else than before',
        request: { ...idParam, ...body(RestrictionDecision) },
        responses: { 200: json(RestrictionDecided, 'Decided') },
      },
    ),
    async (c) => {
      const { id } = c.req.valid('param');
      const input = c.req.valid('json');
      const decided = await decideRestriction(deps, events, personOf(c), id, input);
      const reviewAt = input.outcome === 'keep' && { reviewAt: decided.reviewAt.toISOString() };
      return c.json({ id, outcome: input.outcome, decidedAt: decided.at.toISOString(), ...reviewAt }, 200);
    },
  );
}

function endRoute(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'notify' | 'now' | 'record'> & WithPolicies,
  events: EventService,
): void {
  app.openapi(
    defineRoute(
      deps.identify,
      { may: 'redress.review' },
      {
        method: 'post',
        path: '/v1/restrictions/{id}/end',
        summary: 'A reviewer of the platform ends a restriction',
        request: { ...idParam, ...body(RestrictionEnd) },
        responses: { 200: json(RestrictionEnded, 'Ended') },
      },
    ),
    async (c) => {
      const { id } = c.req.valid('param');
      const input = { outcome: 'lift', ...c.req.valid('json') } as const;
      const { bundle, at } = await decideRestriction(deps, events, personOf(c), id, input);
      return c.json({ id, bundle, endedAt: at.toISOString(), ended: 'lifted' as const }, 200);
    },
  );
}
