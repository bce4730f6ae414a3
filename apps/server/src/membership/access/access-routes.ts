import type { OpenAPIHono } from '@hono/zod-openapi';
import { AccessView, SwitchOffInput, SwitchOffReview } from '@khong-mot-minh/contracts';
import type { Deps } from '../../deps.ts';
import { body, defineRoute, idParam, json } from '../../http/define-route.ts';
import { type AppEnv, personOf } from '../../http/principal.ts';
import type { Misses } from '../../limits/misses.ts';
import { readAccess, review, switchOff } from './access-service.ts';

const KEEPS = { may: 'access.manage' } as const;
const REVIEWS = { may: 'access.review' } as const;

/** The switch for an emergency, while the server runs: off at once, looked at by a second person afterwards. */
export function accessRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'hashes' | 'identify' | 'now' | 'record' | 'vault'>,
  wrongPasswords: Misses,
): void {
  const { identify } = deps;

  app.openapi(
    defineRoute(identify, REVIEWS, {
      method: 'get',
      path: '/v1/access',
      summary: 'Who and which keys of your organisation get in, and what was switched off',
      responses: { 200: json(AccessView, 'People, keys, switch-offs') },
    }),
    async (c) => c.json(await readAccess(deps, personOf(c)), 200),
  );

  app.openapi(
    defineRoute(identify, KEEPS, {
      method: 'post',
      path: '/v1/access/switch-offs',
      summary: 'Switch a person or a platform key of your organisation off, at once',
      request: body(SwitchOffInput),
      responses: { 201: json(AccessView, 'As it stands now') },
    }),
    async (c) => {
      const who = personOf(c);
      await switchOff(deps, wrongPasswords, who, c.req.valid('json'));
      return c.json(await readAccess(deps, who), 201);
    },
  );

  app.openapi(
    defineRoute(identify, REVIEWS, {
      method: 'post',
      path: '/v1/access/switch-offs/{id}/review',
      summary: 'A second person keeps it so, or gives the access back',
      request: { ...idParam, ...body(SwitchOffReview) },
      responses: { 200: json(AccessView, 'As it stands now') },
    }),
    async (c) => {
      const who = personOf(c);
      await review(deps, who, c.req.valid('param').id, c.req.valid('json').keep);
      return c.json(await readAccess(deps, who), 200);
    },
  );
}
