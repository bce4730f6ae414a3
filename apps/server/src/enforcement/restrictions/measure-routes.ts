import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  ListQuery,
  listOf,
  MeasureAnswer,
  MeasureAnswered,
  MeasureProposal,
} from '@khong-mot-minh/contracts';
import type { Deps } from '../../deps.ts';
import { body, defineRoute, idParam, json } from '../../http/define-route.ts';
import { idempotent } from '../../http/idempotency.ts';
import { decodeCursor } from '../../http/list-cursor.ts';
import { type AppEnv, personOf } from '../../http/principal.ts';
import { invalid } from '../../http/problems.ts';
import type { WithPolicies } from '../../policies/index.ts';
import type { EventService } from '../../protection/index.ts';
import { answerMeasure } from './answer-proposal.ts';
import { readProposals } from './read-proposals.ts';

/** Limits that others would notice, at tier 4 or 5: they wait here until a person asked "what if they retaliate?". */
export function measureRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'jurisdiction' | 'notify' | 'now' | 'record' | 'vault'> & WithPolicies,
  events: EventService,
): void {
  const { identify } = deps;

  app.openapi(
    defineRoute(
      identify,
      { may: 'redress.review' },
      {
        method: 'get',
        path: '/v1/measure-proposals',
        summary:
          'Visible limits at tier 4 or 5 that wait for a person of your platform, the nearest answer first',
        request: { query: ListQuery },
        responses: { 200: json(listOf(MeasureProposal), 'A page of proposals') },
      },
    ),
    async (c) => {
      const { cursor, limit } = c.req.valid('query');
      const after = cursor === undefined ? undefined : decodeCursor(cursor);
      if (after === null) throw invalid('/cursor', 'invalid');
      return c.json(await readProposals(deps, personOf(c), { limit, after }), 200);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      { may: 'redress.review' },
      {
        method: 'post',
        path: '/v1/measure-proposals/{id}/answer',
        summary:
          'Place the limit, with what happens if the subject retaliates, or drop it; 409 once it is answered',
        request: { ...idParam, ...body(MeasureAnswer) },
        responses: { 200: json(MeasureAnswered, 'Answered') },
      },
      [idempotent(deps)],
    ),
    async (c) => {
      const { id } = c.req.valid('param');
      const answer = c.req.valid('json');
      const answered = await answerMeasure(deps, events, personOf(c), id, answer, c.get('saveAnswer'));
      return c.json(answered, 200);
    },
  );
}
