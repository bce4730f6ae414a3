import type { OpenAPIHono } from '@hono/zod-openapi';
import { Account, AccountInput, PlatformId } from '@khong-mot-minh/contracts';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { body, defineRoute, json } from '../http/define-route.ts';
import { type AppEnv, platformOf } from '../http/principal.ts';
import { HttpProblem } from '../http/problems.ts';
import type { WithPolicies } from '../policies/index.ts';
import type { EventService } from '../protection/index.ts';
import { eraseAccount, storeAccount } from './account-service.ts';

const accountParam = { params: z.object({ id: PlatformId }) };

/** What a platform tells of an account, and its erasure. */
export function accountRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'jobs' | 'jurisdiction' | 'notify' | 'now' | 'record'> & WithPolicies,
  events: EventService,
): void {
  const { identify } = deps;

  app.openapi(
    defineRoute(
      identify,
      { scope: 'accounts' },
      {
        method: 'put',
        path: '/v1/accounts/{id}',
        summary: 'Tell what is known of an account',
        request: { ...accountParam, ...body(AccountInput) },
        responses: { 200: json(Account, 'The account') },
      },
    ),
    async (c) => {
      const account = { ...c.req.valid('json'), id: c.req.valid('param').id };
      await storeAccount(deps, events, platformOf(c).org, account);
      return c.json(account, 200);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      { scope: 'accounts' },
      {
        method: 'delete',
        path: '/v1/accounts/{id}',
        summary: 'Erase an account',
        request: accountParam,
        responses: { 204: { description: 'Erased' } },
      },
    ),
    async (c) => {
      const { id } = c.req.valid('param');
      if ((await eraseAccount(deps, events, platformOf(c).org, id)) === 'missing')
        throw new HttpProblem('not-found');
      return c.body(null, 204);
    },
  );
}
