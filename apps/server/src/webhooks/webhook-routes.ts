import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  ListQuery,
  listOf,
  WebhookDeadLetter,
  WebhookGiven,
  WebhookInput,
  WebhookSecret,
  WebhookView,
} from '@khong-mot-minh/contracts';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { body, defineRoute, json } from '../http/define-route.ts';
import { decodeCursor } from '../http/list-cursor.ts';
import { type AppEnv, platformOf } from '../http/principal.ts';
import { HttpProblem, invalid } from '../http/problems.ts';
import {
  deadWebhooks,
  dropWebhook,
  readWebhook,
  renewSecret,
  resendWebhook,
  saveWebhook,
} from './webhook-service.ts';

/** Where a platform listens, and what it did not hear in three days of tries. */
export function webhookRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'config' | 'db' | 'identify' | 'jobs' | 'now' | 'record' | 'vault'>,
): void {
  const { identify } = deps;

  app.openapi(
    defineRoute(
      identify,
      { scope: 'webhooks' },
      {
        method: 'put',
        path: '/v1/webhooks',
        summary: 'Where the platform hears of changes; the secret is given once',
        request: body(WebhookInput),
        responses: {
          200: json(
            WebhookGiven,
            'The webhook; `secret` only the first time, `waiting` where a person must agree first',
          ),
        },
      },
    ),
    async (c) => c.json(await saveWebhook(deps, platformOf(c).org, c.req.valid('json')), 200),
  );

  app.openapi(
    defineRoute(
      identify,
      { scope: 'webhooks' },
      {
        method: 'get',
        path: '/v1/webhooks',
        summary: 'Where the platform hears of changes, and the new address that waits for a person',
        responses: { 200: json(WebhookView, 'The webhook, without its secret') },
      },
    ),
    async (c) => c.json(await readWebhook(deps, platformOf(c).org), 200),
  );

  app.openapi(
    defineRoute(
      identify,
      { scope: 'webhooks' },
      {
        method: 'delete',
        path: '/v1/webhooks',
        summary: 'Nothing is sent any more',
        responses: { 204: { description: 'Removed, with its secret and with an address that waited' } },
      },
    ),
    async (c) => {
      if (!(await dropWebhook(deps, platformOf(c).org))) throw new HttpProblem('not-found');
      return c.body(null, 204);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      { scope: 'webhooks' },
      {
        method: 'post',
        path: '/v1/webhooks/secret',
        summary:
          'A new secret in place of one that may be known; for a day deliveries carry a signature by each',
        responses: { 200: json(WebhookSecret, 'The new secret, shown once') },
      },
    ),
    async (c) => {
      const renewed = await renewSecret(deps, platformOf(c).org);
      if (!renewed) throw new HttpProblem('not-found', 'There is no webhook');
      return c.json(renewed, 200);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      { scope: 'webhooks' },
      {
        method: 'get',
        path: '/v1/webhooks/dead-letters',
        summary: 'Deliveries that were refused for three days, newest first; kept for fourteen days',
        request: { query: ListQuery },
        responses: { 200: json(listOf(WebhookDeadLetter), 'A page of dead letters') },
      },
    ),
    async (c) => {
      const { cursor, limit } = c.req.valid('query');
      const after = cursor === undefined ? undefined : decodeCursor(cursor);
      if (after === null) throw invalid('/cursor', 'invalid');
      return c.json(await deadWebhooks(deps, platformOf(c).org, { limit, after }), 200);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      { scope: 'webhooks' },
      {
        method: 'post',
        path: '/v1/webhooks/dead-letters/{id}/resend',
        summary: 'Send one again, with the same webhook-id and all tries anew',
        request: { params: z.object({ id: z.uuid() }) },
        responses: { 202: { description: 'On its way' } },
      },
    ),
    async (c) => {
      if (!(await resendWebhook(deps, platformOf(c).org, c.req.valid('param').id)))
        throw new HttpProblem('not-found');
      return c.body(null, 202);
    },
  );
}
