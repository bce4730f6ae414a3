import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  AccountProtection,
  GuardianToken,
  GuardianTokenInput,
  ListQuery,
  listOf,
  PlatformId,
  ProtectionChange,
  ProtectionChanged,
  ProtectionChangeInput,
} from '@khong-mot-minh/contracts';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { body, defineRoute, json } from '../http/define-route.ts';
import { idempotent } from '../http/idempotency.ts';
import { type AppEnv, platformOf } from '../http/principal.ts';
import { invalid } from '../http/problems.ts';
import { openNumbers, sealNumbers } from '../platform/sealed-numbers.ts';
import type { WithPolicies } from '../policies/index.ts';
import type { EventService } from '../protection/index.ts';
import { changeProtection } from './change-protection.ts';
import { makeGuardianToken } from './guardian-token.ts';
import { readProtectionHistory, readProtections } from './read-protections.ts';

const accountParam = { params: z.object({ id: PlatformId }) };

/** Which protections hold for an account, who changed them, and how they are changed. */
export function accountProtectionRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'jurisdiction' | 'notify' | 'now' | 'record' | 'vault'> & WithPolicies,
  events: EventService,
): void {
  readRoutes(app, deps);
  changeRoute(app, deps, events);
  tokenRoute(app, deps);
}

function readRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'jurisdiction' | 'now' | 'vault'> & WithPolicies,
): void {
  app.openapi(
    defineRoute(
      deps.identify,
      { scope: 'accounts' },
      {
        method: 'get',
        path: '/v1/accounts/{id}/protections',
        summary: 'Protections that hold for an account; one never put is protected as 13–15',
        request: accountParam,
        responses: { 200: json(z.array(AccountProtection), 'The protections') },
      },
    ),
    async (c) => {
      const at = { org: platformOf(c).org, account: c.req.valid('param').id };
      return c.json(await readProtections(deps, at), 200);
    },
  );

  app.openapi(
    defineRoute(
      deps.identify,
      { scope: 'accounts' },
      {
        method: 'get',
        path: '/v1/accounts/{id}/protection-history',
        summary: 'Who changed which protection, newest first',
        request: { ...accountParam, query: ListQuery },
        responses: { 200: json(listOf(ProtectionChange), 'A page of the history') },
      },
    ),
    async (c) => {
      const at = { org: platformOf(c).org, account: c.req.valid('param').id };
      const { cursor, limit } = c.req.valid('query');
      // The number of a change is counted over all platforms.
      const purpose = `protection-history-cursor/${at.org}`;
      const [before] = cursor === undefined ? [] : (openNumbers(deps.vault, purpose, cursor) ?? []);
      if (cursor !== undefined && before === undefined) throw invalid('/cursor', 'invalid');
      const { items, last } = await readProtectionHistory(deps, at, { before, limit });
      return c.json({ items, ...(last && { next: sealNumbers(deps.vault, purpose, [last]) }) }, 200);
    },
  );
}

function changeRoute(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'jurisdiction' | 'notify' | 'now' | 'record' | 'vault'> & WithPolicies,
  events: EventService,
): void {
  const statusOf = ({ appliesAt }: ProtectionChanged): 200 | 202 =>
    new Date(appliesAt) > deps.now() ? 202 : 200;

  app.openapi(
    defineRoute(
      deps.identify,
      { scope: 'accounts' },
      {
        method: 'post',
        path: '/v1/accounts/{id}/protection-changes',
        summary: 'Change a protection: tightening holds at once, loosening needs who may and waits',
        request: { ...accountParam, ...body(ProtectionChangeInput) },
        responses: {
          200: json(ProtectionChanged, 'It holds now'),
          202: json(ProtectionChanged, 'It holds from `appliesAt` on'),
        },
      },
      [idempotent(deps)],
    ),
    async (c) => {
      const at = { org: platformOf(c).org, account: c.req.valid('param').id };
      const changed = await changeProtection(deps, events, at, c.req.valid('json'), (sql, made) =>
        c.get('saveAnswer')(sql, statusOf(made), made),
      );
      return c.json(changed, statusOf(changed));
    },
  );
}

function tokenRoute(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'now' | 'record' | 'vault'>,
): void {
  app.openapi(
    defineRoute(
      deps.identify,
      { scope: 'accounts' },
      {
        method: 'post',
        path: '/v1/accounts/{id}/guardian-tokens',
        summary: 'A single-use token for the guardian linked to the account, after their own sign-in',
        request: { ...accountParam, ...body(GuardianTokenInput) },
        responses: { 200: json(GuardianToken, 'The token, shown once') },
      },
      [idempotent(deps)],
    ),
    async (c) => {
      const at = { org: platformOf(c).org, account: c.req.valid('param').id };
      const { guardian } = c.req.valid('json');
      return c.json(await makeGuardianToken(deps, at, guardian, c.get('saveAnswer')), 200);
    },
  );
}
