import type { OpenAPIHono } from '@hono/zod-openapi';
import { ConversationStopInput, Restriction } from '@khong-mot-minh/contracts';
import type { Deps } from '../../deps.ts';
import { body, defineRoute, idParam, json } from '../../http/define-route.ts';
import { idempotent } from '../../http/idempotency.ts';
import { type AppEnv, personOf } from '../../http/principal.ts';
import type { WithPolicies } from '../../policies/index.ts';
import type { EventService } from '../../protection/index.ts';
import { stopConversation } from './stop-conversation.ts';

/** A reviewer stops the conversation that a case is about; ending and appeal are those of every restriction. */
export function conversationStopRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'jurisdiction' | 'notify' | 'now' | 'record' | 'vault'> & WithPolicies,
  events: EventService,
): void {
  app.openapi(
    defineRoute(
      deps.identify,
      { may: 'redress.review' },
      {
        method: 'post',
        path: '/v1/cases/{id}/conversation-stop',
        summary:
          'Stop the conversation between the two accounts of a case, connected or not, until its review; 409 where one runs',
        request: { ...idParam, ...body(ConversationStopInput) },
        responses: { 201: json(Restriction, 'Stopped') },
      },
      [idempotent(deps)],
    ),
    async (c) => {
      const { id } = c.req.valid('param');
      const input = c.req.valid('json');
      const shown = await stopConversation(deps, events, personOf(c), id, input, c.get('saveAnswer'));
      return c.json(shown, 201);
    },
  );
}
