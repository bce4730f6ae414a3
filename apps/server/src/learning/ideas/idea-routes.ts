import type { OpenAPIHono } from '@hono/zod-openapi';
import { IdeaAnswer, IdeaInput, Ideas, IdeaVote } from '@khong-mot-minh/contracts';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { body, defineRoute, json } from '../../http/define-route.ts';
import { idempotent } from '../../http/idempotency.ts';
import type { AppEnv } from '../../http/principal.ts';
import { HttpProblem } from '../../http/problems.ts';
import { proposeIdea, readIdeas, voteForIdea } from './idea-service.ts';

/** 600 letters, of which each may be an escape of six signs twice. */
const LONGEST = { idea: 8 * 1024, vote: 1024 };

/** The public side of young people's ideas: see, propose, vote. */
export function ideaRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'admission' | 'db' | 'identify' | 'jurisdiction' | 'now' | 'record' | 'vault'>,
): void {
  const { identify, admission } = deps;

  app.openapi(
    defineRoute(
      identify,
      { host: 'both', lane: 'page' },
      {
        method: 'get',
        path: '/v1/ideas',
        summary: 'The round that runs, and what was decided by whom; fewer than ten votes are not shown',
        responses: { 200: json(Ideas, 'Ideas as the public sees them') },
      },
    ),
    async (c) => c.json(await readIdeas(deps), 200),
  );

  app.openapi(
    defineRoute(
      identify,
      { host: 'both', lane: 'act', act: 'ideaLook' },
      {
        method: 'post',
        path: '/v1/ideas',
        summary:
          'Propose a lesson, a game or a story; a text that shows danger is not kept and answered with help',
        request: body(IdeaInput),
        responses: {
          200: json(IdeaAnswer, 'The text shows danger: where help is; nothing was kept'),
          201: json(IdeaAnswer, 'Kept until somebody on the board has read it'),
        },
      },
      [idempotent(deps)],
      LONGEST.idea,
    ),
    async (c) => {
      const idea = c.req.valid('json');
      const asker = c.get('asker');
      const save = c.get('saveAnswer');
      const answer = await proposeIdea(deps, idea, asker, (sql, kept) => save(sql, 201, kept));
      if (answer === 'full') throw new HttpProblem('not-now', 'More ideas wait than anybody can read');
      if (answer === 'crowded')
        throw new HttpProblem('too-many-attempts', undefined, { retryAfterSeconds: admission.secondsLeft() });
      return answer.kept ? c.json(answer, 201) : c.json(answer, 200);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      { host: 'both', lane: 'act', act: 'vote' },
      {
        method: 'post',
        path: '/v1/ideas/votes',
        summary: 'One vote more for an option of the round that runs; nothing else is kept',
        request: body(IdeaVote),
        responses: { 200: json(z.object({ counted: z.literal(true) }), 'Counted') },
      },
      [],
      LONGEST.vote,
    ),
    async (c) => {
      if (!(await voteForIdea(deps, c.req.valid('json')))) throw new HttpProblem('not-found');
      admission.count('vote', c.get('asker'));
      return c.json({ counted: true as const }, 200);
    },
  );
}
