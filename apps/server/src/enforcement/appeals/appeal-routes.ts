import type { OpenAPIHono } from '@hono/zod-openapi';
import { AppealDecision, AppealList, AppealsQuery, AppealView, RuleRecord } from '@khong-mot-minh/contracts';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { body, defineRoute, idParam, json } from '../../http/define-route.ts';
import { idempotent } from '../../http/idempotency.ts';
import { decodeCursor } from '../../http/list-cursor.ts';
import { type AppEnv, personOf } from '../../http/principal.ts';
import { invalid } from '../../http/problems.ts';
import type { WithPolicies } from '../../policies/index.ts';
import type { EventService } from '../../protection/index.ts';
import { answerAppeal } from './answer-appeal.ts';
import { readAppeal, readAppeals, readRuleRecords } from './read-appeals.ts';

/** The desk of appeals: what waits, the decision behind it, and a person's answer. */
export function appealRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'jurisdiction' | 'notify' | 'now' | 'record' | 'vault'> & WithPolicies,
  events: EventService,
): void {
  listRoutes(app, deps);
  decideRoute(app, deps, events);
}

function listRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'jurisdiction' | 'now'> & WithPolicies,
): void {
  const { identify } = deps;

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
      const { state, cursor, limit } = c.req.valid('query');
      const after = cursor === undefined ? undefined : decodeCursor(cursor);
      if (after === null) throw invalid('/cursor', 'invalid');
      return c.json(await readAppeals(deps, personOf(c), { state, limit, after }), 200);
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
    async (c) => c.json(await readAppeal(deps, personOf(c), c.req.valid('param').id), 200),
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
    async (c) => c.json(await readRuleRecords(deps, personOf(c)), 200),
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
      const { id } = c.req.valid('param');
      const answer = c.req.valid('json');
      return c.json(await answerAppeal(deps, events, personOf(c), id, answer, c.get('saveAnswer')), 200);
    },
  );
}
