import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  AsideDone,
  AsideInput,
  CaseCommand,
  CaseListQuery,
  CaseQueue,
  CaseStanding,
  CaseView,
  HandedOver,
  HandedOverRow,
  ListQuery,
  listOf,
  ReferralAnswer,
} from '@khong-mot-minh/contracts';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { body, defineRoute, idParam, json } from '../http/define-route.ts';
import { idempotent } from '../http/idempotency.ts';
import { decodeCursor as decodePlace } from '../http/list-cursor.ts';
import { type AppEnv, personOf } from '../http/principal.ts';
import { invalid } from '../http/problems.ts';
import type { WithPolicies } from '../policies/index.ts';
import { answerAs } from './answer-referral.ts';
import { changeCase } from './change-case.ts';
import { readHandedOverList } from './handed-over.ts';
import { decodeCursor } from './queue-cursor.ts';
import { readQueue } from './read-queue.ts';
import { setAside } from './set-aside.ts';
import { readStanding, viewCase, viewHandedOver } from './view-case.ts';

export function caseRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<
    Deps,
    'caseKeys' | 'db' | 'identify' | 'jurisdiction' | 'notify' | 'now' | 'record' | 'retention' | 'vault'
  > &
    WithPolicies,
): void {
  const { identify } = deps;

  app.openapi(
    defineRoute(
      identify,
      { may: 'cases.work' },
      {
        method: 'get',
        path: '/v1/cases',
        summary:
          'The queue: danger first, then tier, then first reports of every neighbourhood, then the longest waiting; first turns first where there are more warnings than hours',
        request: { query: CaseListQuery },
        responses: { 200: json(CaseQueue, 'A page of the queue') },
      },
    ),
    async (c) => {
      const { queue, limit, cursor } = c.req.valid('query');
      const after = cursor === undefined ? undefined : decodeCursor(cursor);
      if (after === null) throw invalid('/cursor', 'invalid');
      return c.json(await readQueue(deps, personOf(c), { queue, limit, after }), 200);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      { may: 'cases.work' },
      {
        method: 'get',
        path: '/v1/cases/{id}',
        summary: 'One case; sealed content stays sealed',
        request: idParam,
        responses: { 200: json(CaseView, 'The case') },
      },
    ),
    async (c) => c.json(await viewCase(deps, personOf(c), c.req.valid('param').id), 200),
  );

  app.openapi(
    defineRoute(
      identify,
      { may: 'cases.work' },
      {
        method: 'get',
        path: '/v1/cases/{id}/handed-over',
        summary: 'What stays with an organisation that handed a case over: its own acts and notes',
        request: idParam,
        responses: { 200: json(HandedOver, 'What is kept') },
      },
    ),
    async (c) => c.json(await viewHandedOver(deps, personOf(c), c.req.valid('param').id), 200),
  );

  app.openapi(
    defineRoute(
      identify,
      { may: 'cases.work' },
      {
        method: 'get',
        path: '/v1/cases/{id}/version',
        summary: 'Which version a case is at now; 410 once it was handed over. Nothing of it is read',
        request: idParam,
        responses: { 200: json(CaseStanding, 'Where the case stands') },
      },
    ),
    async (c) => c.json(await readStanding(deps, personOf(c), c.req.valid('param').id), 200),
  );

  app.openapi(
    defineRoute(
      identify,
      { may: 'cases.work' },
      {
        method: 'get',
        path: '/v1/handed-over',
        summary: 'Cases that the organisation handed over, to whom and when, the last one first',
        request: { query: ListQuery },
        responses: { 200: json(listOf(HandedOverRow), 'A page of what was handed over') },
      },
    ),
    async (c) => {
      const { limit, cursor } = c.req.valid('query');
      const after = cursor === undefined ? undefined : decodePlace(cursor);
      if (after === null) throw invalid('/cursor', 'invalid');
      return c.json(await readHandedOverList(deps, personOf(c), { limit, after }), 200);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      { may: 'cases.work' },
      {
        method: 'post',
        path: '/v1/cases/{id}/commands',
        summary: 'Change a case; 409 if it has moved on',
        request: { ...idParam, ...body(CaseCommand) },
        responses: { 200: json(CaseView, 'The case afterwards') },
      },
      [idempotent(deps)],
    ),
    async (c) => {
      const { id } = c.req.valid('param');
      const command = c.req.valid('json');
      return c.json(await changeCase(deps, personOf(c), id, command, c.get('saveAnswer')), 200);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      { may: 'cases.work' },
      {
        method: 'post',
        path: '/v1/cases/aside',
        summary: 'Put many reports that are alike aside in one act, or back into the queue; all or none',
        request: body(AsideInput),
        responses: { 200: json(AsideDone, 'Done; nothing was deleted, and each can be put back') },
      },
    ),
    async (c) => {
      const input = c.req.valid('json');
      await setAside(deps, personOf(c), input);
      return c.json({ done: input.cases.length }, 200);
    },
  );

  for (const answer of ['accepted', 'returned', 'done'] as const)
    app.openapi(
      defineRoute(
        identify,
        { may: 'cases.work' },
        {
          method: 'post',
          path: `/v1/referrals/{id}/${answer === 'accepted' ? 'accept' : answer === 'returned' ? 'return' : 'done'}`,
          summary: `A receiving organisation's answer: ${answer}`,
          request: { ...idParam, ...body(ReferralAnswer) },
          responses: { 200: json(z.object({ answered: z.literal(true) }), 'Answered') },
        },
      ),
      async (c) => {
        const { reason } = c.req.valid('json');
        await answerAs(deps, personOf(c), c.req.valid('param').id, answer, reason);
        return c.json({ answered: true as const }, 200);
      },
    );
}
