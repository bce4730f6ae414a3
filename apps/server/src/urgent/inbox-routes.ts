import type { OpenAPIHono } from '@hono/zod-openapi';
import { Inbox } from '@khong-mot-minh/contracts';
import type { Deps } from '../deps.ts';
import { defineRoute, idParam, json } from '../http/define-route.ts';
import { type AppEnv, personOf } from '../http/principal.ts';
import { HttpProblem } from '../http/problems.ts';
import { acknowledgeCall } from './acknowledge-call.ts';
import { readInbox } from './inbox-service.ts';

/** What waits for whoever is signed in, whatever their role. */
export function inboxRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'now' | 'record'>,
): void {
  const { identify } = deps;
  app.openapi(
    defineRoute(identify, 'person', {
      method: 'get',
      path: '/v1/inbox',
      summary: 'What waits for you, counted, and danger that nobody has seen',
      responses: { 200: json(Inbox, 'The inbox') },
    }),
    async (c) => c.json(await readInbox(deps, personOf(c)), 200),
  );

  app.openapi(
    defineRoute(
      identify,
      { may: 'urgent.hear' },
      {
        method: 'post',
        path: '/v1/urgent-calls/{id}/seen',
        summary:
          'Say that you have seen the danger of a case that you have opened; nobody else is paged for ten minutes, nor later where somebody has the case',
        request: idParam,
        responses: { 204: { description: 'Noted' } },
      },
    ),
    async (c) => {
      const result = await acknowledgeCall(deps, personOf(c), c.req.valid('param').id);
      switch (result) {
        case 'seen':
          return c.body(null, 204);
        case 'missing':
          throw new HttpProblem('not-found');
        case 'over':
          throw new HttpProblem('not-now', 'Somebody has seen it, or there is nothing left to see');
        case 'no-team-key':
        case 'not-opened':
          throw new HttpProblem(result);
        case 'not-on-duty':
          throw new HttpProblem('forbidden', 'Somebody is on duty: they answer, or a supervisor');
      }
    },
  );
}
