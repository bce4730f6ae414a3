import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  Decision,
  Explanation,
  MAX_EVENTS_BYTES,
  PlatformEvent,
  PlatformId,
} from '@khong-mot-minh/contracts';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import type { Api } from '../http/create-api.ts';
import { defineRoute, json, problemContent } from '../http/define-route.ts';
import { parseEvents } from '../http/parse-events.ts';
import { type AppEnv, permit, platformOf } from '../http/principal.ts';
import { HttpProblem } from '../http/problems.ts';
import { decodeUtf8, limitedBytes } from '../http/read-body.ts';
import { routeOf } from '../http/route-registry.ts';
import { answerText } from '../policies/index.ts';
import type { EventService } from './event-service.ts';
import { textDetectorRoutes } from './text/detector-routes.ts';
import type { WithTextDetectors } from './text/text-detectors.ts';

const eventParam = { params: z.object({ eventId: PlatformId }) };

export function protectionRoutes(
  app: Api,
  deps: Pick<Deps, 'config' | 'db' | 'identify' | 'now' | 'record' | 'vault'> & WithTextDetectors,
  events: EventService,
): void {
  textDetectorRoutes(app, deps);
  eventRoutes(app, deps, events);
  decisionRoutes(app, deps, events);
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

const EVENTS = { scope: 'events' } as const;

/** By hand, because one body has four spellings and this is the hot path. */
function eventRoutes(app: Api, deps: Pick<Deps, 'identify' | 'now'>, events: EventService): void {
  app.registry.add(routeOf('post', '/v1/events', EVENTS));
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
  app.post('/v1/events', permit(deps.identify, EVENTS), async (c) => {
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

function decisionRoutes(
  app: OpenAPIHono<AppEnv>,
  { identify }: Pick<Deps, 'identify'>,
  events: EventService,
): void {
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
      if (!found) throw new HttpProblem('not-found');
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
      if (!found) throw new HttpProblem('not-found');
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
