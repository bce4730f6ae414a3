import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  IdeaDecision,
  IdeaDesk,
  IdeaMadeInput,
  IdeaRoundDecision,
  IdeaRoundInput,
} from '@khong-mot-minh/contracts';
import type { Deps } from '../../deps.ts';
import { body, defineRoute, idParam, json } from '../../http/define-route.ts';
import { idempotent } from '../../http/idempotency.ts';
import { type AppEnv, personOf } from '../../http/principal.ts';
import { HttpProblem, invalid } from '../../http/problems.ts';
import {
  closeRound,
  decideAboutIdea,
  decideAboutRound,
  nameWork,
  openRound,
  readDesk,
} from './idea-board.ts';

const board = { may: 'ideas.decide' } as const;

/** The board's desk: ideas that wait, rounds of votes. */
export function ideaDeskRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'jurisdiction' | 'now' | 'record' | 'vault'>,
): void {
  const { identify } = deps;
  const answered = { 200: json(IdeaDesk, 'The desk afterwards') };

  app.openapi(
    defineRoute(identify, board, {
      method: 'get',
      path: '/v1/idea-desk',
      summary: 'Ideas that wait, accepted ones, and the round without a decision',
      responses: { 200: json(IdeaDesk, 'The desk') },
    }),
    async (c) => c.json(await readDesk(deps, personOf(c)), 200),
  );

  app.openapi(
    defineRoute(
      identify,
      board,
      {
        method: 'post',
        path: '/v1/idea-desk/ideas/{id}/decide',
        summary: 'Accept an idea in words of your own, or decline it; its text is deleted',
        request: { ...idParam, ...body(IdeaDecision) },
        responses: answered,
      },
      [idempotent(deps)],
    ),
    async (c) => {
      const save = c.get('saveAnswer');
      const desk = await decideAboutIdea(
        deps,
        personOf(c),
        c.req.valid('param').id,
        c.req.valid('json'),
        (sql, answer) => save(sql, 200, answer),
      );
      if (desk === 'missing') throw new HttpProblem('not-found', 'This idea has its decision, or never was');
      if (typeof desk === 'string') throw invalid(`/${desk}`, 'names-somebody');
      return c.json(desk, 200);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      board,
      {
        method: 'post',
        path: '/v1/idea-desk/ideas/{id}/made',
        summary: 'Say which lesson, game or story came of an accepted idea; once, and for all to see',
        request: { ...idParam, ...body(IdeaMadeInput) },
        responses: answered,
      },
      [idempotent(deps)],
    ),
    async (c) => {
      const save = c.get('saveAnswer');
      const desk = await nameWork(
        deps,
        personOf(c),
        c.req.valid('param').id,
        c.req.valid('json'),
        (sql, answer) => save(sql, 200, answer),
      );
      if (desk === 'missing') throw new HttpProblem('not-found', 'No such accepted idea waits for its page');
      if (desk === 'to') throw invalid('/to', 'unknown');
      return c.json(desk, 200);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      board,
      {
        method: 'post',
        path: '/v1/idea-desk/rounds',
        summary: 'Open a round of votes over two to five accepted ideas',
        request: body(IdeaRoundInput),
        responses: { 201: json(IdeaDesk, 'The desk afterwards') },
      },
      [idempotent(deps)],
    ),
    async (c) => {
      const save = c.get('saveAnswer');
      const desk = await openRound(deps, personOf(c), c.req.valid('json'), (sql, answer) =>
        save(sql, 201, answer),
      );
      if (desk === 'options') throw invalid('/options', 'unknown');
      if (desk === 'running') throw new HttpProblem('not-now', 'The last round has no decision yet');
      return c.json(desk, 201);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      board,
      {
        method: 'post',
        path: '/v1/idea-desk/rounds/{id}/close',
        summary: 'End the voting now',
        request: idParam,
        responses: answered,
      },
      [idempotent(deps)],
    ),
    async (c) => {
      const save = c.get('saveAnswer');
      const desk = await closeRound(deps, personOf(c), c.req.valid('param').id, (sql, answer) =>
        save(sql, 200, answer),
      );
      if (desk === 'missing') throw new HttpProblem('not-found', 'No such round is being voted on');
      return c.json(desk, 200);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      board,
      {
        method: 'post',
        path: '/v1/idea-desk/rounds/{id}/decide',
        summary: 'Say what is made next, and why; only after the voting',
        request: { ...idParam, ...body(IdeaRoundDecision) },
        responses: answered,
      },
      [idempotent(deps)],
    ),
    async (c) => {
      const save = c.get('saveAnswer');
      const desk = await decideAboutRound(
        deps,
        personOf(c),
        c.req.valid('param').id,
        c.req.valid('json'),
        (sql, answer) => save(sql, 200, answer),
      );
      if (desk === 'missing') throw new HttpProblem('not-found', 'No such round waits for its decision');
      if (typeof desk === 'string')
        throw invalid(`/${desk}`, desk === 'chosen' ? 'unknown' : 'not-most-votes');
      return c.json(desk, 200);
    },
  );
}
