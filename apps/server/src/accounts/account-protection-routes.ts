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
} from '@kmm/contracts';
import { effectiveProtections } from '@kmm/protection';
import { findAccounts, listProtectionChanges } from '@kmm/store';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { body, defineRoute, json } from '../http/define-route.ts';
import { idempotent } from '../http/idempotency.ts';
import { type AppEnv, platformOf } from '../http/principal.ts';
import { AppError, invalid } from '../http/problems.ts';
import type { WithPolicies } from '../policies/index.ts';
import { type EventService, readProtected } from '../protection/index.ts';
import { type ChangeResult, changeProtection } from './change-protection.ts';
import { makeGuardianToken } from './guardian-token.ts';
import { changeView, protectionView } from './protection-view.ts';
import { zoneOf } from './zone-of.ts';

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
  {
    identify,
    db,
    now,
    policies,
    jurisdiction,
  }: Pick<Deps, 'db' | 'identify' | 'jurisdiction' | 'now'> & WithPolicies,
): void {
  app.openapi(
    defineRoute(
      identify,
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
      const { org } = platformOf(c);
      const { id } = c.req.valid('param');
      const { protectedAs, document } = await db.tx({ kind: 'platform', org }, async ({ sql }) => ({
        ...(await readProtected(sql, org, id, now())),
        document: (await policies.live(sql, org)).document,
      }));
      const holding = effectiveProtections(document, protectedAs);
      return c.json(
        holding.map((one) => protectionView(document, one)),
        200,
      );
    },
  );

  app.openapi(
    defineRoute(
      identify,
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
      const { org } = platformOf(c);
      const { id } = c.req.valid('param');
      const { cursor, limit } = c.req.valid('query');
      if (cursor !== undefined && !/^[0-9]{1,15}$/.test(cursor)) throw invalid('/cursor', 'invalid');
      const before = cursor === undefined ? undefined : Number(cursor);
      const { account, rows, document } = await db.tx({ kind: 'platform', org }, async ({ sql }) => ({
        document: (await policies.live(sql, org)).document,
        account: (await findAccounts(sql, org, [id]))[0],
        rows: await listProtectionChanges(sql, org, id, { before, limit: limit + 1 }),
      }));
      if (!account) throw new AppError('not-found');
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return c.json(
        {
          items: page.map((row) => changeView(document, row, zoneOf({ jurisdiction }, account))),
          ...(rows.length > limit && last && { next: String(last.id) }),
        },
        200,
      );
    },
  );
}

function changeRoute(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'jurisdiction' | 'notify' | 'now' | 'record' | 'vault'> & WithPolicies,
  events: EventService,
): void {
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
      const { org } = platformOf(c);
      const { id } = c.req.valid('param');
      const input = c.req.valid('json');
      const { answer, seenByRules } = await deps.db.tx({ kind: 'platform', org }, async (tx) => {
        const result = done(
          await changeProtection(
            tx,
            deps,
            await deps.policies.live(tx.sql, org),
            { org, account: id },
            input,
          ),
          input.key,
        );
        const made = {
          key: input.key,
          value: input.value,
          appliesAt: result.appliesAt.toISOString(),
          ...(result.change && { notice: result.change.notice }),
        };
        await c.get('saveAnswer')(tx.sql, statusFor(result.appliesAt, deps.now()), made);
        return { answer: made, seenByRules: result.seenByRules };
      });
      if (seenByRules) await events.forgetAccount(org, id);
      return c.json(answer, statusFor(new Date(answer.appliesAt), deps.now()));
    },
  );
}

const statusFor = (appliesAt: Date, now: Date): 200 | 202 => (appliesAt > now ? 202 : 200);

/** The change, or the refusal thrown: who may is said in words and, under `/by`, as a code. */
function done(result: ChangeResult, key: string): Extract<ChangeResult, { kind: 'done' }> {
  switch (result.kind) {
    case 'done':
      return result;
    case 'missing':
      throw new AppError('not-found', 'This account was never put');
    case 'unknown-key':
      throw invalid('/key', 'unknown-key');
    case 'unknown-value':
      throw new AppError('invalid', `Allowed for "${key}": ${result.allowed.join(', ')}`, {
        errors: [{ pointer: '/value', code: 'unknown-value' }],
      });
    case 'bad-token':
      throw refusal(
        'The guardian’s token is unknown, used, over, or of somebody else',
        '/token',
        'bad-token',
      );
    case 'refused':
      throw refusedBy(result, key);
  }
}

function refusedBy({ may, why }: Extract<ChangeResult, { kind: 'refused' }>, key: string): AppError {
  switch (why) {
    case 'locked':
      return refusal(`"${key}" is locked at this age: nobody may change it so`, '/by', 'locked');
    case 'too-lax':
      return refusal(`Nobody may set "${key}" that lax at this age`, '/value', 'locked');
    case 'not-entitled':
      return refusal(`Only this may change "${key}" so: ${WHO[may]}`, '/by', may);
    case 'no-guardian':
      return refusal(
        `No guardian is linked to this account; who may change "${key}": ${WHO[may]}`,
        '/by',
        may,
      );
    case 'no-token':
      return refusal('The guardian confirms with a token of their own', '/token', 'required');
  }
}

const WHO = {
  locked: 'nobody',
  guardian: 'the guardian',
  teen: 'the young person',
  both: 'the young person and the guardian together',
  self: 'the account holder',
} as const;

const refusal = (detail: string, pointer: string, code: string): AppError =>
  new AppError('forbidden', detail, { errors: [{ pointer, code }] });

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
      const { org } = platformOf(c);
      const { id } = c.req.valid('param');
      const { guardian } = c.req.valid('json');
      const given = await deps.db.tx({ kind: 'platform', org }, async (tx) => {
        const made = tokenOf(await makeGuardianToken(tx, deps, { org, account: id }, guardian));
        await c.get('saveAnswer')(tx.sql, 200, made);
        return made;
      });
      return c.json(given, 200);
    },
  );
}

function tokenOf(made: Awaited<ReturnType<typeof makeGuardianToken>>): { token: string; expiresAt: string } {
  switch (made) {
    case 'missing':
      throw new AppError('not-found', 'This account was never put');
    case 'not-linked':
      throw refusal('Only the guardian linked to the account gets a token', '/guardian', 'not-linked');
    case 'adult':
      throw refusal('An adult has no guardian here', '/guardian', 'adult');
    default:
      return { token: made.token, expiresAt: made.expiresAt.toISOString() };
  }
}
