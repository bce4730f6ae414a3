import type { OpenAPIHono } from '@hono/zod-openapi';
import { ContestDecided, ContestDecisionInput, ContestForReview, ListQuery, listOf } from '@kmm/contracts';
import type { Deps } from '../deps.ts';
import { body, defineRoute, idParam, json } from '../http/define-route.ts';
import { decodeCursor, encodeCursor } from '../http/list-cursor.ts';
import { type AppEnv, actorOf, personOf } from '../http/principal.ts';
import { AppError, invalid } from '../http/problems.ts';
import type { EventService } from '../protection/index.ts';
import { contestForReview, notifyOfDecidedContests } from './contest-view.ts';
import { contestsToDecide, decideContest } from './queries/guardian-contests.ts';

/** How a person of the platform looks at contested guardian links: the nearest clock first, a second look by another. */
export function contestDecisionRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'jurisdiction' | 'notify' | 'now' | 'record'>,
  events: EventService,
): void {
  listRoute(app, deps);
  decisionRoute(app, deps, events);
}

function listRoute(
  app: OpenAPIHono<AppEnv>,
  { identify, db, now }: Pick<Deps, 'db' | 'identify' | 'now'>,
): void {
  app.openapi(
    defineRoute(
      identify,
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
      const person = personOf(c);
      const { cursor, limit } = c.req.valid('query');
      const after = cursor === undefined ? undefined : decodeCursor(cursor);
      if (after === null) throw invalid('/cursor', 'invalid');
      const rows = await db.tx(actorOf(person), ({ sql }) =>
        contestsToDecide(sql, person.orgId, { limit: limit + 1, after }),
      );
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return c.json(
        {
          items: page.map((one) => contestForReview(one, person.personId, now())),
          ...(rows.length > limit && last && { next: encodeCursor({ at: last.decideBy, id: last.id }) }),
        },
        200,
      );
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
      const person = personOf(c);
      const { id } = c.req.valid('param');
      const { outcome, reason } = c.req.valid('json');
      const at = deps.now();
      const decided = await deps.db.tx(actorOf(person), async ({ sql }) => {
        const by = { person: person.personId, reason, now: at };
        const result = await decideContest(sql, id, {
          outcome: outcome === 'end' ? 'ended' : 'kept',
          ...by,
        });
        if (typeof result !== 'string')
          await deps.record(sql, 'guardian-link.decided', actorOf(person), [id]);
        return result;
      });
      if (decided === 'missing') throw new AppError('not-found');
      if (decided === 'decided') throw new AppError('not-now', 'This contest is decided already');
      if (decided === 'same-person')
        throw new AppError('forbidden', 'Another person looks at what you decided', {
          errors: [{ pointer: '/outcome', code: 'second-person' }],
        });
      // A person's transaction does not reach the platform's webhook; should this fail, the sweeper tells it.
      await notifyOfDecidedContests(deps, person.orgId);
      await events.forgetAccount(person.orgId, decided.account);
      return c.json({ id, state: decided.state, decidedAt: at.toISOString() }, 200);
    },
  );
}
