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
} from '@kmm/contracts';
import { findAccounts } from '@kmm/store';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { body, defineRoute, json } from '../http/define-route.ts';
import { idempotent } from '../http/idempotency.ts';
import { type AppEnv, platformOf } from '../http/principal.ts';
import { AppError, invalid } from '../http/problems.ts';
import type { WithPolicies } from '../policies/index.ts';
import type { EventService } from '../protection/index.ts';
import { appealAgainstLink, appealForLink, contestGuardian } from './contest-guardian.ts';
import { contestView } from './contest-view.ts';
import { readGuardianLink } from './guardian-link.ts';
import { reviewNotice } from './guardian-messages.ts';
import { contestsOf } from './queries/guardian-contests.ts';
import { type Picked, pickAdult, readTrustedAdult } from './trusted-adult.ts';
import { zoneOf } from './zone-of.ts';

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
      const { org } = platformOf(c);
      const { id } = c.req.valid('param');
      const made = await deps.db.tx({ kind: 'platform', org }, async (tx) => {
        const result = await contestGuardian(tx, deps, { org, account: id }, c.req.valid('json'));
        if (result === 'missing') throw new AppError('not-found', 'This account was never put');
        if (result === 'adult') throw new AppError('not-now', 'An adult has no guardian here');
        if (result === 'no-guardian') throw new AppError('not-now', 'No guardian is linked to this account');
        const view = contestView(result.contest, result.timeZone);
        await c.get('saveAnswer')(tx.sql, 200, view);
        return view;
      });
      await events.forgetAccount(org, id);
      return c.json(made, 200);
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
      const { org } = platformOf(c);
      const { id } = c.req.valid('param');
      const { account, contests } = await deps.db.tx({ kind: 'platform', org }, async ({ sql }) => ({
        account: (await findAccounts(sql, org, [id]))[0],
        contests: await contestsOf(sql, org, id),
      }));
      if (!account) throw new AppError('not-found');
      return c.json(
        contests.map((one) => contestView(one, zoneOf(deps, account))),
        200,
      );
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
      const { org } = platformOf(c);
      const { id, contest } = c.req.valid('param');
      const result = await deps.db.tx({ kind: 'platform', org }, (tx) =>
        appealAgainstLink(tx, deps, { org, account: id }, contest),
      );
      if (result === 'missing') throw new AppError('not-found');
      if (result === 'not-now') throw new AppError('not-now', 'Only a link that was kept can be appealed');
      await events.forgetAccount(org, id);
      return c.json(contestView(result.contest, result.timeZone), 200);
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
      const { org } = platformOf(c);
      const { id } = c.req.valid('param');
      const link = await deps.db.tx({ kind: 'platform', org }, async ({ sql }) => {
        const [account] = await findAccounts(sql, org, [id]);
        return readGuardianLink(sql, org, account);
      });
      return c.json(link, 200);
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
      const { org } = platformOf(c);
      const { id } = c.req.valid('param');
      const { guardian } = c.req.valid('json');
      await deps.db.tx({ kind: 'platform', org }, (tx) =>
        appealForLink(tx, deps, { org, account: id }, guardian),
      );
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
      const { org } = platformOf(c);
      const { id } = c.req.valid('param');
      const picked = await deps.db.tx({ kind: 'platform', org }, (tx) =>
        pickAdult(tx, deps, { org, account: id }, c.req.valid('json')),
      );
      return c.json(choiceOf(picked), 200);
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
      const { org } = platformOf(c);
      const { id } = c.req.valid('param');
      const trusted = await deps.db.tx({ kind: 'platform', org }, async ({ sql }) => {
        if ((await findAccounts(sql, org, [id])).length === 0) throw new AppError('not-found');
        return readTrustedAdult(sql, { org, account: id });
      });
      return c.json(trusted, 200);
    },
  );
}

function choiceOf(picked: Picked): z.infer<typeof TrustedAdult> {
  switch (picked) {
    case 'missing':
      throw new AppError('not-found', 'This account was never put');
    case 'under-13':
      throw new AppError('forbidden', 'Under 13 the guardian is alerted, unless they are the danger');
    case 'adult':
      throw new AppError('forbidden', 'Nobody is alerted about an adult');
    case 'oneself':
      throw invalid('/adult', 'oneself');
    case 'not-an-adult':
      throw invalid('/adult', 'not-an-adult');
    default:
      return picked;
  }
}
