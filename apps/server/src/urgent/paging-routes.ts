import type { OpenAPIHono } from '@hono/zod-openapi';
import { Channel, ChannelGiven, ChannelInput, ChannelTest, Paging } from '@khong-mot-minh/contracts';
import type { Deps } from '../deps.ts';
import { body, defineRoute, idParam, json } from '../http/define-route.ts';
import { type AppEnv, personOf } from '../http/principal.ts';
import { HttpProblem, invalid } from '../http/problems.ts';
import {
  addChannel,
  type ChannelRefusal,
  proveChannel,
  readPaging,
  removeChannel,
  testChannel,
} from './channel-service.ts';

/** Whoever can be on duty, or reviews what was done alone. */
const PAGED = { may: 'urgent.hear' } as const;

/** Where people on duty are called, and whether it works. */
export function pagingRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'config' | 'db' | 'identify' | 'metrics' | 'now' | 'record' | 'vault'>,
): void {
  const { identify } = deps;
  app.openapi(
    defineRoute(identify, PAGED, {
      method: 'get',
      path: '/v1/paging',
      summary: 'Where you are paged, and whether it came through',
      responses: { 200: json(Paging, 'Your channels and those of the teams') },
    }),
    async (c) => c.json(await readPaging(deps, personOf(c)), 200),
  );

  app.openapi(
    defineRoute(identify, PAGED, {
      method: 'post',
      path: '/v1/paging/channels',
      summary: 'Add a browser, your own mail, or as a supervisor an address of a team',
      request: body(ChannelInput),
      responses: { 201: json(ChannelGiven, 'The channel; the secret of a webhook only this time') },
    }),
    async (c) => {
      const input = c.req.valid('json');
      const added = await addChannel(deps, personOf(c), input);
      if (typeof added === 'string') throw refusal(added, input);
      return c.json(added, 201);
    },
  );

  app.openapi(
    defineRoute(identify, PAGED, {
      method: 'post',
      path: '/v1/paging/channels/{id}/test',
      summary: 'Page this channel now',
      request: idParam,
      responses: { 200: json(ChannelTest, 'Whether the other side took it over') },
    }),
    async (c) => {
      const result = await testChannel(deps, personOf(c), c.req.valid('param').id);
      if (result === 'missing') throw new HttpProblem('not-found');
      if (result === 'too-soon')
        throw new HttpProblem('too-many-attempts', undefined, { retryAfterSeconds: 5 });
      return c.json(result, 200);
    },
  );

  app.openapi(
    defineRoute(identify, PAGED, {
      method: 'post',
      path: '/v1/paging/channels/{id}/proof',
      summary: 'Say that the test came through; only then does a page there keep the door open',
      request: idParam,
      responses: { 200: json(Channel, 'The channel') },
    }),
    async (c) => {
      const proven = await proveChannel(deps, personOf(c), c.req.valid('param').id);
      if (proven === 'missing') throw new HttpProblem('not-found');
      if (proven === 'not-tested')
        throw new HttpProblem('not-now', 'Nothing was delivered there in the last quarter of an hour');
      return c.json(proven, 200);
    },
  );

  app.openapi(
    defineRoute(identify, PAGED, {
      method: 'delete',
      path: '/v1/paging/channels/{id}',
      summary: 'Take a channel away',
      request: idParam,
      responses: { 204: { description: 'Gone' } },
    }),
    async (c) => {
      if (!(await removeChannel(deps, personOf(c), c.req.valid('param').id)))
        throw new HttpProblem('not-found');
      return c.body(null, 204);
    },
  );
}

function refusal(why: ChannelRefusal, { kind }: ChannelInput): HttpProblem {
  switch (why) {
    case 'too-many':
      return invalid('/kind', 'too-many');
    case 'https-only':
      return invalid(kind === 'push' ? '/endpoint' : '/url', 'https-only');
    case 'host':
      return invalid(kind === 'push' ? '/endpoint' : '/url', 'host-not-allowed');
    case 'no-mail':
      return invalid('/kind', 'no-mail-server');
    case 'not-your-team':
      return new HttpProblem('forbidden', 'Only a supervisor sets the address of a team of their own');
  }
}
