import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  GuardianContest,
  GuardianContestInput,
  GuardianLink,
  GuardianReviewInput,
  GuardianReviewTaken,
  PlatformId,
  TrustedAdult,
  TrustedAdultInput,
} from '@khong-mot-minh/contracts';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { body, defineRoute, json } from '../http/define-route.ts';
import { idempotent } from '../http/idempotency.ts';
import { type AppEnv, platformOf } from '../http/principal.ts';
import type { WithPolicies } from '../policies/index.ts';
import type { EventService } from '../protection/index.ts';
import { appealAgainstLink, appealForLink, contestGuardian, readContests } from './contest-guardian.ts';
import { findGuardianLink } from './guardian-link.ts';
import { reviewNotice } from './guardian-messages.ts';
import { pickAdult, readTrustedAdult } from './trusted-adult.ts';

const accountParam = { params: z.object({ id: PlatformId }) };
const contestParams = { params: z.object({ id: PlatformId, contest: z.uuid() }) };
const ONLY_THEIRS =
  'For the young person’s own session only: the guardian’s account never sees it, nor that it exists.';

/** Guardians and trusted adults of an account, as its platform asks on behalf of the young person. */
export function guardianRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'jurisdiction' | 'notify' | 'now' | 'record' | 'vault'> & WithPolicies,
  events: EventService,
): void {
  contestRoutes(app, deps, events);
  linkRoutes(app, deps);
  trustedAdultRoutes(app, deps);
}

function contestRoutes(
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
        path: '/v1/accounts/{id}/guardian-contests',
        summary: 'The young person says that the guardian link is not right; it loses its powers at once',
        description: ONLY_THEIRS,
        request: { ...accountParam, ...body(GuardianContestInput) },
        responses: { 200: json(GuardianContest, 'The contest; the one that is open, where there is one') },
      },
      [idempotent(deps)],
    ),
    async (c) => {
      const at = { org: platformOf(c).org, account: c.req.valid('param').id };
      const contest = await contestGuardian(deps, events, at, c.req.valid('json'), c.get('saveAnswer'));
      return c.json(contest, 200);
    },
  );

  app.openapi(
    defineRoute(
      deps.identify,
      { scope: 'accounts' },
      {
        method: 'get',
        path: '/v1/accounts/{id}/guardian-contests',
        summary: 'What the young person contested and what became of it, the latest first',
        description: ONLY_THEIRS,
        request: accountParam,
        responses: { 200: json(z.array(GuardianContest), 'The contests; at most 50') },
      },
    ),
    async (c) => {
      const at = { org: platformOf(c).org, account: c.req.valid('param').id };
      return c.json(await readContests(deps, at), 200);
    },
  );

  app.openapi(
    defineRoute(
      deps.identify,
      { scope: 'accounts' },
      {
        method: 'post',
        path: '/v1/accounts/{id}/guardian-contests/{contest}/appeal',
        summary: 'The link was kept and the young person asks for another person’s look, once',
        description: ONLY_THEIRS,
        request: contestParams,
        responses: { 200: json(GuardianContest, 'The contest with its new clock') },
      },
    ),
    async (c) => {
      const { id, contest } = c.req.valid('param');
      const at = { org: platformOf(c).org, account: id };
      return c.json(await appealAgainstLink(deps, events, at, contest), 200);
    },
  );
}

function linkRoutes(app: OpenAPIHono<AppEnv>, deps: Pick<Deps, 'db' | 'identify' | 'now' | 'record'>): void {
  app.openapi(
    defineRoute(
      deps.identify,
      { scope: 'accounts' },
      {
        method: 'get',
        path: '/v1/accounts/{id}/guardian-link',
        summary: 'What the guardian link may do now',
        description: 'For the platform’s own machines; shown to nobody.',
        request: accountParam,
        responses: { 200: json(GuardianLink, 'The link') },
      },
    ),
    async (c) => {
      const at = { org: platformOf(c).org, account: c.req.valid('param').id };
      return c.json(await findGuardianLink(deps, at), 200);
    },
  );

  app.openapi(
    defineRoute(
      deps.identify,
      { scope: 'accounts' },
      {
        method: 'post',
        path: '/v1/accounts/{id}/guardian-reviews',
        summary:
          'A guardian asks for another look at a link that does not work; the answer is always the same',
        request: { ...accountParam, ...body(GuardianReviewInput) },
        responses: { 200: json(GuardianReviewTaken, 'Received') },
      },
    ),
    async (c) => {
      const at = { org: platformOf(c).org, account: c.req.valid('param').id };
      await appealForLink(deps, at, c.req.valid('json').guardian);
      return c.json({ received: true as const, notice: reviewNotice() }, 200);
    },
  );
}

function trustedAdultRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'now' | 'record'>,
): void {
  const path = '/v1/accounts/{id}/trusted-adult';
  const description = `${ONLY_THEIRS} The adult is asked by webhook (\`adult.alert\`) and never told why.`;

  app.openapi(
    defineRoute(
      deps.identify,
      { scope: 'accounts' },
      {
        method: 'put',
        path,
        summary: 'A young person of 13–17 picks who is alerted in danger, or nobody',
        description,
        request: { ...accountParam, ...body(TrustedAdultInput) },
        responses: { 200: json(TrustedAdult, 'The choice; it holds at once') },
      },
    ),
    async (c) => {
      const at = { org: platformOf(c).org, account: c.req.valid('param').id };
      return c.json(await pickAdult(deps, at, c.req.valid('json')), 200);
    },
  );

  app.openapi(
    defineRoute(
      deps.identify,
      { scope: 'accounts' },
      {
        method: 'get',
        path,
        summary: 'Whom a young person picked to be alerted',
        description,
        request: accountParam,
        responses: { 200: json(TrustedAdult, 'The choice') },
      },
    ),
    async (c) => {
      const at = { org: platformOf(c).org, account: c.req.valid('param').id };
      return c.json(await readTrustedAdult(deps, at), 200);
    },
  );
}
