import type { OpenAPIHono } from '@hono/zod-openapi';
import { Account, AccountInput, PlatformId } from '@kmm/contracts';
import { deleteAccount, deleteRestrictions, deleteStatements, destroyAlias, putAccount } from '@kmm/store';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { body, defineRoute, json } from '../http/define-route.ts';
import { type AppEnv, platformOf } from '../http/principal.ts';
import { AppError } from '../http/problems.ts';
import type { WithPolicies } from '../policies/index.ts';
import { type EventService, ledgerNameOf } from '../protection/index.ts';
import { webhookQueue } from '../webhooks/index.ts';
import { keepThroughBirthday } from './keep-through-birthday.ts';
import { forgetAdults } from './queries/trusted-adults.ts';

const accountParam = { params: z.object({ id: PlatformId }) };

/** What a platform tells of an account, and its erasure. */
export function accountRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'jobs' | 'jurisdiction' | 'notify' | 'now' | 'record'> & WithPolicies,
  events: EventService,
): void {
  const { identify, db, record } = deps;

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
      const { org } = platformOf(c);
      const account = { ...c.req.valid('json'), id: c.req.valid('param').id };
      const who = { kind: 'platform', org } as const;
      await db.tx(who, async (tx) => {
        const policy = await deps.policies.live(tx.sql, org);
        await keepThroughBirthday(tx, deps, policy, org, account);
        await putAccount(tx.sql, org, account);
        await record(tx.sql, 'account.put', who, [await ledgerNameOf(tx.sql, org, account.id)]);
      });
      await events.forgetAccount(org, account.id);
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
      const { org } = platformOf(c);
      const { id } = c.req.valid('param');
      const who = { kind: 'platform', org } as const;
      const gone = await db.tx(who, async (tx) => {
        const { sql } = tx;
        const found = await deleteAccount(sql, org, id);
        await deleteRestrictions(sql, org, id);
        await deleteStatements(sql, org, id);
        await forgetAdults(sql, org, id);
        const name = await destroyAlias(sql, org, id);
        await deps.jobs.forget(tx, webhookQueue.name, org, id);
        // One that was put before there were names in the ledger, and did nothing since, has none.
        if (found || name) await record(sql, 'account.erased', who, name ? [name] : []);
        return found || name !== undefined;
      });
      if (!gone) throw new AppError('not-found');
      await events.forgetAccount(org, id);
      return c.body(null, 204);
    },
  );
}
