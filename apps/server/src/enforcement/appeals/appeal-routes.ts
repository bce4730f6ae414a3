import type { OpenAPIHono } from '@hono/zod-openapi';
import { AppealDecision, AppealList, AppealsQuery, AppealView, RuleRecord } from '@kmm/contracts';
import { namesOfPeople, type Sql } from '@kmm/store';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { body, defineRoute, idParam, json } from '../../http/define-route.ts';
import { idempotent } from '../../http/idempotency.ts';
import { decodeCursor } from '../../http/list-cursor.ts';
import { pageOf } from '../../http/page-of.ts';
import { type AppEnv, actorOf, type Principal, personOf } from '../../http/principal.ts';
import { AppError, invalid } from '../../http/problems.ts';
import type { WithPolicies } from '../../policies/index.ts';
import type { EventService } from '../../protection/index.ts';
import { notifyPlatform } from '../notify-platform.ts';
import { type AppealOfStatement, findAppeal, listAppeals } from '../queries/appeals.ts';
import { reviewsOf } from '../queries/restriction-reviews.ts';
import { ruleRecords } from '../queries/statement-figures.ts';
import { appealRow, appealView, type Reader } from './appeal-view.ts';
import { answerAppeal } from './decide-appeal.ts';

type Person = Extract<Principal, { kind: 'person' }>;

/** The desk of appeals: what waits, the decision behind it, and a person's answer. */
export function appealRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'jurisdiction' | 'notify' | 'now' | 'record' | 'vault'> & WithPolicies,
  events: EventService,
): void {
  listRoutes(app, deps);
  decideRoute(app, deps, events);
}

async function readerOf(
  sql: Sql,
  { jurisdiction, now }: Pick<Deps, 'jurisdiction' | 'now'>,
  person: Person,
  found: readonly AppealOfStatement[],
): Promise<Reader> {
  const restrictions = found.flatMap(({ statement }) => statement.restrictionId ?? []);
  return {
    home: jurisdiction,
    person: person.personId,
    names: await namesOfPeople(sql),
    reviews: restrictions.length ? await reviewsOf(sql, restrictions) : [],
    now: now(),
  };
}

/** One appeal as this person sees it; undefined where it is none of their organisation's. */
async function readAppeal(
  sql: Sql,
  deps: Pick<Deps, 'jurisdiction' | 'now'> & WithPolicies,
  person: Person,
  id: string,
) {
  const found = await findAppeal(sql, id);
  if (!found) return undefined;
  const { document } = await deps.policies.live(sql, person.orgId);
  return appealView(document, found, await readerOf(sql, deps, person, [found]));
}

function listRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'jurisdiction' | 'now'> & WithPolicies,
): void {
  const { identify, db } = deps;

  app.openapi(
    defineRoute(
      identify,
      { may: 'redress.review' },
      {
        method: 'get',
        path: '/v1/appeals',
        summary: 'Appeals of your platform: open ones by the day of the answer, or decided ones',
        request: { query: AppealsQuery },
        responses: { 200: json(AppealList, 'A page of appeals') },
      },
    ),
    async (c) => {
      const person = personOf(c);
      const { state, cursor, limit } = c.req.valid('query');
      const after = cursor === undefined ? undefined : decodeCursor(cursor);
      if (after === null) throw invalid('/cursor', 'invalid');
      const page = await db.tx(actorOf(person), async ({ sql }) => {
        const rows = await listAppeals(sql, person.orgId, state, { limit: limit + 1, after });
        const reader = await readerOf(sql, deps, person, rows);
        const { document } = await deps.policies.live(sql, person.orgId);
        return pageOf(
          rows,
          limit,
          (row) => appealRow(document, row, reader),
          ({ appeal }) => ({ at: appeal.decidedAt ?? appeal.dueAt, id: appeal.id }),
        );
      });
      return c.json(page, 200);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      { may: 'redress.review' },
      {
        method: 'get',
        path: '/v1/appeals/{id}',
        summary: 'One appeal with the decision behind it and what the person concerned was told',
        request: idParam,
        responses: { 200: json(AppealView, 'The appeal') },
      },
    ),
    async (c) => {
      const person = personOf(c);
      const { id } = c.req.valid('param');
      const view = await db.tx(actorOf(person), ({ sql }) => readAppeal(sql, deps, person, id));
      if (!view) throw new AppError('not-found');
      return c.json(view, 200);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      { may: 'rules.measure' },
      {
        method: 'get',
        path: '/v1/statements/rules',
        summary: 'What each rule’s measures came to: appeals, and how many a person took back',
        responses: { 200: json(z.array(RuleRecord), 'One row a rule and policy version') },
      },
    ),
    async (c) => {
      const person = personOf(c);
      return c.json(await db.tx(actorOf(person), ({ sql }) => ruleRecords(sql, person.orgId)), 200);
    },
  );
}

function decideRoute(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'jurisdiction' | 'notify' | 'now' | 'record' | 'vault'> & WithPolicies,
  events: EventService,
): void {
  app.openapi(
    defineRoute(
      deps.identify,
      { may: 'redress.review' },
      {
        method: 'post',
        path: '/v1/appeals/{id}/decide',
        summary: 'A person who did not place the measure answers; 403 for whoever did',
        request: { ...idParam, ...body(AppealDecision) },
        responses: { 200: json(AppealView, 'The appeal with its answer') },
      },
      [idempotent(deps)],
    ),
    async (c) => {
      const person = personOf(c);
      const { id } = c.req.valid('param');
      const { account, view } = await deps.db.tx(actorOf(person), async (tx) => {
        const { document } = await deps.policies.live(tx.sql, person.orgId);
        const answered = await answerAppeal(tx, deps, document, person, id, c.req.valid('json'));
        if (answered === 'missing') throw new AppError('not-found');
        if (answered === 'over') throw new AppError('not-now', 'This appeal has its answer');
        if (answered === 'own-measure')
          throw new AppError(
            'forbidden',
            'Who decided about this measure before does not answer the appeal against it',
          );
        const seen = await readAppeal(tx.sql, deps, person, id);
        if (!seen) throw new AppError('not-found');
        await c.get('saveAnswer')(tx.sql, 200, seen);
        return { ...answered, view: seen };
      });
      await events.forgetAccount(person.orgId, account);
      // A person's transaction does not reach the platform's webhook; should this fail, the teller's timer does it.
      await notifyPlatform(deps, events, person.orgId);
      return c.json(view, 200);
    },
  );
}
