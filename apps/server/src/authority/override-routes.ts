import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  listOf,
  OverrideInput,
  OverrideListQuery,
  OverrideReview,
  OverrideUnit,
  OverrideView,
  Uuid,
} from '@kmm/contracts';
import { listTeams, type Sql } from '@kmm/store';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { body, defineRoute, idParam, json } from '../http/define-route.ts';
import { idempotent } from '../http/idempotency.ts';
import { type AppEnv, actorOf, personOf } from '../http/principal.ts';
import { AppError } from '../http/problems.ts';
import { notifyOfPreservations } from './authority-sweeper.ts';
import { decodeDue, encodeDue } from './due-cursor.ts';
import { override } from './override-service.ts';
import { findReview } from './override-unit.ts';
import { overrideViews } from './override-view.ts';
import { findRequest } from './queries/authority-requests.ts';
import { findOverride, listOverrides, markPageSeen, reviewOverride } from './queries/overrides.ts';
import type { Person } from './request-service.ts';

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
  const { identify, db, now } = deps;
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
    async (c) => {
      const person = personOf(c);
      const { units, first, awake } = await reviewOf(deps, person, c.req.valid('query'));
      const { org, name, onDuty } = first;
      const reviewers = units.flatMap((u) => u.people.map(({ keyId, publicKey }) => ({ keyId, publicKey })));
      const alsoPaged = awake && { alsoPaged: awake.name };
      return c.json({ organisation: org, name, onDuty, ...alsoPaged, reviewers }, 200);
    },
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
      const person = personOf(c);
      const input = c.req.valid('json');
      const review = await reviewOf(deps, person, {
        toTeam: 'toTeam' in input ? input.toTeam : undefined,
        requestId: 'requestId' in input ? input.requestId : undefined,
      });
      const view = await db.tx(actorOf(person), async (tx) => {
        const id = await override({ tx, deps, person, review, at: now() }, input);
        const made = await viewOf(tx.sql, deps, person, id, now());
        await c.get('saveAnswer')(tx.sql, 201, made);
        return made;
      });
      if (view.caseId && input.act === 'answer' && input.answer.give === 'preserved')
        await notifyOfPreservations(deps, person.orgId, view.caseId);
      return c.json(view, 201);
    },
  );
}

/** A reviewer may not belong to the acting unit, nor to the one that gains by the act. */
async function reviewOf(
  deps: Pick<Deps, 'db' | 'now'>,
  person: Person,
  { toTeam, requestId }: { toTeam?: string | undefined; requestId?: string | undefined },
) {
  const gains = await deps.db.tx(actorOf(person), async ({ sql }) => {
    if (toTeam) return (await listTeams(sql, deps.now())).find((t) => t.id === toTeam)?.org;
    return requestId ? (await findRequest(sql, requestId))?.fromOrg : undefined;
  });
  const review = await findReview(deps, person.orgId, gains);
  // An override that nobody reviews would be a back door.
  if (!review) throw new AppError('not-now', 'No other unit has anybody who could review this');
  return review;
}

function listRoute(
  app: OpenAPIHono<AppEnv>,
  { identify, db, now }: Pick<Deps, 'db' | 'identify' | 'now'>,
): void {
  app.openapi(
    defineRoute(
      identify,
      { may: 'overrides.read' },
      {
        method: 'get',
        path: '/v1/overrides',
        summary: 'Overrides that your unit made or has to review, what is due first',
        request: { query: OverrideListQuery },
        responses: { 200: json(listOf(OverrideView), 'A page of overrides') },
      },
    ),
    async (c) => {
      const person = personOf(c);
      const { state, cursor, limit } = c.req.valid('query');
      const place = decodeDue(cursor);
      const after = place && { reviewDue: place.at, id: place.id };
      const page = await db.tx(actorOf(person), async ({ sql }) => {
        const rows = await listOverrides(sql, { state, after, limit: limit + 1 });
        const items = await overrideViews(sql, rows.slice(0, limit), person, now());
        const last = rows.length > limit ? rows[limit - 1] : undefined;
        return { items, ...(last && { next: encodeDue(last.reviewDue, last.id) }) };
      });
      return c.json(page, 200);
    },
  );
}

function reviewRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'caseKeys' | 'db' | 'identify' | 'now' | 'record' | 'vault'>,
): void {
  const { identify, db, now, record } = deps;
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
    async (c) => {
      const person = personOf(c);
      const view = await db.tx(actorOf(person), async ({ sql }) => {
        const seen = await viewOf(sql, deps, person, c.req.valid('param').id, now());
        if (seen.paged) await markPageSeen(sql, seen.id, person.personId, now());
        await record(sql, 'override.viewed', actorOf(person), [seen.id]);
        if (seen.note) await record(sql, 'sealed.read', actorOf(person), [seen.note.id]);
        return seen;
      });
      return c.json(view, 200);
    },
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
      const person = personOf(c);
      const { id } = c.req.valid('param');
      const verdict = c.req.valid('json');
      const view = await db.tx(actorOf(person), async ({ sql }) => {
        const before = await viewOf(sql, deps, person, id, now());
        if (before.side !== 'reviewing' || !before.paged)
          throw new AppError('forbidden', 'A person of another unit who was paged reviews this');
        const given = await reviewOverride(sql, { id, person: person.personId, at: now(), ...verdict });
        if (!given) throw new AppError('not-now', 'It has been reviewed already');
        await record(sql, 'override.reviewed', actorOf(person), [id]);
        const after = await viewOf(sql, deps, person, id, now());
        const reads = after.note ? [after.note.id] : [];
        if (reads.length > 0) await record(sql, 'sealed.read', actorOf(person), reads);
        await c.get('saveAnswer')(sql, 200, after, reads);
        return after;
      });
      return c.json(view, 200);
    },
  );
}

async function viewOf(
  sql: Sql,
  { caseKeys }: Pick<Deps, 'caseKeys'>,
  person: Person,
  id: string,
  now: Date,
): Promise<OverrideView> {
  const row = await findOverride(sql, caseKeys, id);
  const [view] = row ? await overrideViews(sql, [row], person, now, true) : [];
  if (!view) throw new AppError('not-found');
  return view;
}
