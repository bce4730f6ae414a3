import type { OpenAPIHono } from '@hono/zod-openapi';
import { ConversationStopInput, Restriction } from '@kmm/contracts';
import type { Deps } from '../../deps.ts';
import { body, defineRoute, idParam, json } from '../../http/define-route.ts';
import { idempotent } from '../../http/idempotency.ts';
import { type AppEnv, actorOf, personOf } from '../../http/principal.ts';
import { AppError } from '../../http/problems.ts';
import type { WithPolicies } from '../../policies/index.ts';
import type { EventService } from '../../protection/index.ts';
import { notifyPlatform } from '../notify-platform.ts';
import { bundlesOf } from './bundles-of.ts';
import { notifyOfEnds } from './restriction-sweeper.ts';
import { restrictionView } from './restriction-view.ts';
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
      const person = personOf(c);
      // An earlier stop whose time is over would stand in the way, and only the system may write down that it expired.
      await notifyOfEnds(deps, person.orgId);
      const { stop, shown } = await deps.db.tx(actorOf(person), async (tx) => {
        const placed = await stopConversation(tx, deps, person, c.req.valid('param').id, c.req.valid('json'));
        if (placed === 'missing') throw new AppError('not-found');
        if (placed === 'no-two-accounts')
          throw new AppError('not-now', 'This case does not name two accounts of your platform');
        if (placed === 'runs-already') throw new AppError('not-now', 'This conversation is stopped already');
        if (placed === 'not-in-policy')
          throw new AppError(
            'not-now',
            'The live policy has no rule that blocks where relation.stopped holds',
          );
        const view = restrictionView(await bundlesOf(tx.sql, deps, person.orgId, [placed]), placed);
        await c.get('saveAnswer')(tx.sql, 201, view);
        return { stop: placed, shown: view };
      });
      for (const account of [stop.account, stop.withAccount])
        if (account !== null) await events.forgetAccount(person.orgId, account);
      await notifyPlatform(deps, events, person.orgId);
      return c.json(shown, 201);
    },
  );
}
