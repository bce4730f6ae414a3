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
} from '@kmm/contracts';
import {
  appealRestriction,
  findStatementOfRestriction,
  restrictionsToReview,
  runningRestrictions,
} from '@kmm/store';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { body, defineRoute, idParam, json } from '../../http/define-route.ts';
import { decodeCursor, encodeCursor } from '../../http/list-cursor.ts';
import { type AppEnv, actorOf, personOf, platformOf } from '../../http/principal.ts';
import { AppError, invalid } from '../../http/problems.ts';
import type { WithPolicies } from '../../policies/index.ts';
import type { EventService } from '../../protection/index.ts';
import { makeAppeal } from '../appeals/make-appeal.ts';
import { reviewsOf } from '../queries/restriction-reviews.ts';
import { bundlesOf } from './bundles-of.ts';
import { decideRestriction } from './decide-restriction.ts';
import { restrictionView, reviewView } from './restriction-view.ts';

const DAY_MS = 86_400_000;
const APPEAL_DAYS = 2;

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
  const { identify, db, now, record } = deps;

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
    async (c) => {
      const { org } = platformOf(c);
      const shown = await db.tx({ kind: 'platform', org }, async ({ sql }) => {
        const running = await runningRestrictions(sql, org, c.req.valid('param').id, now());
        const described = await bundlesOf(sql, deps, org, running);
        return running.map((r) => restrictionView(described, r));
      });
      return c.json(shown, 200);
    },
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
      const { org } = platformOf(c);
      const { id, restriction } = c.req.valid('param');
      const who = { kind: 'platform', org } as const;
      const appealed = await db.tx(who, async ({ sql }) => {
        const of = { id: restriction, account: id };
        const { bundles } = await bundlesOf(sql, deps, org);
        const reviewAt = (bundle: string) =>
          new Date(now().getTime() + (bundles[bundle]?.appealDays ?? APPEAL_DAYS) * DAY_MS);
        const result = await appealRestriction(sql, org, of, { now: now(), reviewAt });
        if (!result) return undefined;
        const described = await bundlesOf(sql, deps, org, [result.restriction]);
        if (result.fresh) {
          await record(sql, 'restriction.appealed', who, [restriction]);
          const statement = await findStatementOfRestriction(sql, restriction);
          if (statement)
            await makeAppeal(sql, deps, described, statement, { by: 'platform', ground: 'other', who });
        }
        return restrictionView(described, result.restriction);
      });
      if (!appealed) throw new AppError('not-found', 'No such restriction runs for this account');
      return c.json(appealed, 200);
    },
  );
}

function listRoute(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'now'> & WithPolicies,
): void {
  const { identify, db, now } = deps;
  app.openapi(
    defineRoute(
      identify,
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
      const person = personOf(c);
      const { cursor, limit } = c.req.valid('query');
      const after = cursor === undefined ? undefined : decodeCursor(cursor);
      if (after === null) throw invalid('/cursor', 'invalid');
      const { rows, reviews, described } = await db.tx(actorOf(person), async ({ sql }) => {
        const rows = await restrictionsToReview(sql, person.orgId, { now: now(), limit: limit + 1, after });
        const reviews = await reviewsOf(
          sql,
          rows.map(({ id }) => id),
        );
        return { rows, reviews, described: await bundlesOf(sql, deps, person.orgId, rows) };
      });
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      const reader = { person: person.personId, now: now() };
      return c.json(
        {
          items: page.map((r) => reviewView(described, r, reviews, reader)),
          ...(rows.length > limit && last && { next: encodeCursor({ at: last.reviewAt, id: last.id }) }),
        },
        200,
      );
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
