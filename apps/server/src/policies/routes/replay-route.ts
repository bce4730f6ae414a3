import type { OpenAPIHono } from '@hono/zod-openapi';
import { Decision, PlatformId } from '@khong-mot-minh/contracts';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { defineRoute, json } from '../../http/define-route.ts';
import { type AppEnv, platformOf } from '../../http/principal.ts';
import { HttpProblem } from '../../http/problems.ts';

export type Replays = {
  /** Judges a recorded event again by the version that judged it. */
  replay(
    platform: { org: string; mode: 'live' | 'shadow' },
    eventId: string,
  ): Promise<Decision | 'missing' | 'differs'>;
};

/** A recorded decision made once more, so that anybody who doubts it can see it come out the same. */
export function replayRoute(
  app: OpenAPIHono<AppEnv>,
  { identify }: Pick<Deps, 'identify'>,
  events: Replays,
): void {
  app.openapi(
    defineRoute(
      identify,
      { scope: 'events' },
      {
        method: 'post',
        path: '/v1/decisions/{eventId}/replay',
        summary:
          'Judge a recorded event again by the version that judged it; the answer is byte for byte the first',
        request: { params: z.object({ eventId: PlatformId }) },
        responses: { 200: json(Decision, 'The decision, made again') },
      },
    ),
    async (c) => {
      const answer = await events.replay(platformOf(c), c.req.valid('param').eventId);
      if (answer === 'missing') throw new HttpProblem('not-found', 'Nothing is recorded of this decision');
      if (answer === 'differs') throw new HttpProblem('replay-differs');
      return c.json(answer, 200);
    },
  );
}
