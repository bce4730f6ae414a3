import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  Account,
  AccountInput,
  Decision,
  Explanation,
  MAX_EVENTS_BYTES,
  PlatformEvent,
  PlatformId,
} from '@kmm/contracts';
import {
  deleteAccount,
  deleteRestrictions,
  deleteStatements,
  destroyAlias,
  forgetAdults,
  putAccount,
} from '@kmm/store';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { body, defineRoute, json, problemContent, registerRoute } from '../http/define-route.ts';
import { type AppEnv, permit, platformOf } from '../http/principal.ts';
import { AppError } from '../http/problems.ts';
import { decodeUtf8, limitedBytes } from '../http/read-body.ts';
import { accountProtectionRoutes } from './accounts/account-protection-routes.ts';
import { contestDecisionRoutes } from './accounts/contest-decision-routes.ts';
import { conversationStopRoutes } from './accounts/conversation-stop-routes.ts';
import { guardianRoutes } from './accounts/guardian-routes.ts';
import { keepThroughBirthday } from './accounts/keep-through-birthday.ts';
import { restrictionRoutes } from './accounts/restriction-routes.ts';
import { ledgerNameOf } from './aliases/ledger-name.ts';
import { answerText } from './answer-text.ts';
import type { EventService } from './event-service.ts';
import { parseEvents } from './parse-events.ts';
import { textDetectorRoutes } from './text/detector-routes.ts';
import { webhookRoutes } from './webhook-routes.ts';
import { webhookQueue } from './webhook-service.ts';

const accountParam = { params: z.object({ id: PlatformId }) };
const eventParam = { params: z.object({ eventId: PlatformId }) };

export function protectionRoutes(app: OpenAPIHono<AppEnv>, deps: Deps, events: EventService): void {
  accountRoutes(app, deps, events);
  accountProtectionRoutes(app, deps, events);
  textDetectorRoutes(app, deps);
  restrictionRoutes(app, deps, events);
  conversationStopRoutes(app, deps, events);
  guardianRoutes(app, deps, events);
  contestDecisionRoutes(app, deps, events);
  eventRoutes(app, deps, events);
  decisionRoutes(app, deps, events);
  webhookRoutes(app, deps);
}

function accountRoutes(app: OpenAPIHono<AppEnv>, deps: Deps, events: EventService): void {
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

/** Nothing of a batch is applied where one of these is answered. */
const EVENT_REFUSALS = {
  400: problemContent('No JSON, or no UTF-8'),
  401: problemContent('The key is missing, unknown, revoked or over'),
  403: problemContent('The key lacks the scope "events"'),
  413: problemContent('More than 2 MiB'),
  415: problemContent('Neither JSON, CloudEvents nor NDJSON'),
  422: problemContent(
    'An event does not fit the schema, or there are more than 1,000; `errors` points at each',
  ),
  503: problemContent('Not now: nothing was judged, send the same ids again after `retry-after` seconds'),
};

/** By hand, because one body has four spellings and this is the hot path. */
function eventRoutes(app: OpenAPIHono<AppEnv>, deps: Deps, events: EventService): void {
  registerRoute({ method: 'post', path: '/v1/events', permission: { scope: 'events' } });
  app.openAPIRegistry.registerPath({
    method: 'post',
    path: '/v1/events',
    summary: 'Send events, get decisions',
    description:
      'One object, an array or NDJSON of at most 1,000 events and 2 MiB; structured CloudEvents are accepted.',
    security: [{ platformKey: [] }],
    request: {
      body: {
        content: {
          'application/json': { schema: z.union([PlatformEvent, z.array(PlatformEvent)]) },
          'application/x-ndjson': { schema: z.string() },
        },
      },
    },
    responses: {
      200: {
        description: 'One decision for each event, in order; NDJSON where NDJSON was sent',
        content: {
          'application/json': { schema: z.union([Decision, z.array(Decision)]) },
          'application/x-ndjson': { schema: z.string() },
        },
      },
      ...EVENT_REFUSALS,
    },
  });
  app.post('/v1/events', permit(deps.identify, { scope: 'events' }), async (c) => {
    const platform = platformOf(c);
    const text = decodeUtf8(await limitedBytes(c.req.raw, MAX_EVENTS_BYTES));
    const parsed = parseEvents(c.req.header('content-type') ?? '', text, deps.now().getTime());
    const decisions = await events.judge(platform, parsed.events);
    const texts = decisions.map(answerText);
    if (parsed.shape === 'ndjson')
      return c.body(texts.map((answer) => `${answer}\n`).join(''), 200, {
        'content-type': 'application/x-ndjson',
      });
    const whole = parsed.shape === 'one' ? texts.join() : `[${texts.join()}]`;
    return c.body(whole, 200, { 'content-type': 'application/json' });
  });
}

function decisionRoutes(app: OpenAPIHono<AppEnv>, { identify }: Deps, events: EventService): void {
  app.openapi(
    defineRoute(
      identify,
      { scope: 'events' },
      {
        method: 'get',
        path: '/v1/decisions/{eventId}',
        summary: 'The decision that an event got',
        request: eventParam,
        responses: { 200: json(Decision, 'The decision') },
      },
    ),
    async (c) => {
      const found = await events.find(platformOf(c), c.req.valid('param').eventId);
      if (!found) throw new AppError('not-found');
      return c.json(found.decision, 200);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      { scope: 'events' },
      {
        method: 'get',
        path: '/v1/decisions/{eventId}/explanation',
        summary: 'Why: rules that fired, that stayed open and for lack of what, that nearly fired',
        request: eventParam,
        responses: { 200: json(Explanation, 'The explanation') },
      },
    ),
    async (c) => {
      const found = await events.find(platformOf(c), c.req.valid('param').eventId);
      if (!found) throw new AppError('not-found');
      const { decision, judgement } = found;
      return c.json(
        {
          decision: judgement?.would ?? decision,
          undecided: judgement?.explanation.undecided ?? [],
          nearly: judgement?.nearly ?? [],
        },
        200,
      );
    },
  );
}
