import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  ListQuery,
  listOf,
  MeasureAnswer,
  MeasureAnswered,
  MeasureProposal,
  type PolicyDocument,
} from '@kmm/contracts';
import type { Deps } from '../../deps.ts';
import { body, defineRoute, idParam, json } from '../../http/define-route.ts';
import { idempotent } from '../../http/idempotency.ts';
import { decodeCursor } from '../../http/list-cursor.ts';
import { pageOf } from '../../http/page-of.ts';
import { type AppEnv, actorOf, personOf } from '../../http/principal.ts';
import { AppError, invalid } from '../../http/problems.ts';
import type { WithPolicies } from '../../policies/index.ts';
import type { EventService } from '../../protection/index.ts';
import { notifyPlatform } from '../notify-platform.ts';
import { openProposals, type StoredProposal } from '../queries/measure-proposals.ts';
import { answerMeasure } from './answer-proposal.ts';
import { notifyOfEnds } from './restriction-sweeper.ts';

/** Limits that others would notice, at tier 4 or 5: they wait here until a person asked "what if they retaliate?". */
export function measureRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'jurisdiction' | 'notify' | 'now' | 'record' | 'vault'> & WithPolicies,
  events: EventService,
): void {
  const { identify, db, now } = deps;

  app.openapi(
    defineRoute(
      identify,
      { may: 'redress.review' },
      {
        method: 'get',
        path: '/v1/measure-proposals',
        summary:
          'Visible limits at tier 4 or 5 that wait for a person of your platform, the nearest answer first',
        request: { query: ListQuery },
        responses: { 200: json(listOf(MeasureProposal), 'A page of proposals') },
      },
    ),
    async (c) => {
      const person = personOf(c);
      const { cursor, limit } = c.req.valid('query');
      const after = cursor === undefined ? undefined : decodeCursor(cursor);
      if (after === null) throw invalid('/cursor', 'invalid');
      const page = await db.tx(actorOf(person), async ({ sql }) => {
        const rows = await openProposals(sql, person.orgId, {
          now: now(),
          limit: limit + 1,
          after: after && { dueAt: after.at, id: after.id },
        });
        const { document } = await deps.policies.live(sql, person.orgId);
        return pageOf(
          rows,
          limit,
          (row) => proposalView(document, row),
          ({ dueAt, id }) => ({ at: dueAt, id }),
        );
      });
      return c.json(page, 200);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      { may: 'redress.review' },
      {
        method: 'post',
        path: '/v1/measure-proposals/{id}/answer',
        summary:
          'Place the limit, with what happens if the subject retaliates, or drop it; 409 once it is answered',
        request: { ...idParam, ...body(MeasureAnswer) },
        responses: { 200: json(MeasureAnswered, 'Answered') },
      },
      [idempotent(deps)],
    ),
    async (c) => {
      const person = personOf(c);
      const { id } = c.req.valid('param');
      const answer = c.req.valid('json');
      // An earlier limit whose time is over would stand in the way, and only the system may write down that it expired.
      await notifyOfEnds(deps, person.orgId);
      const { account, answered } = await db.tx(actorOf(person), async (tx) => {
        const { document } = await deps.policies.live(tx.sql, person.orgId);
        const result = await answerMeasure(tx, deps, document, person, id, answer);
        if (result === 'missing') throw new AppError('not-found');
        if (result === 'over')
          throw new AppError('not-now', 'This proposal was answered, or its time is over');
        const said = { id, decision: answer.decision, restricted: result.restricted };
        await c.get('saveAnswer')(tx.sql, 200, said);
        return { account: result.account, answered: said };
      });
      await events.forgetAccount(person.orgId, account);
      await notifyPlatform(deps, events, person.orgId);
      return c.json(answered, 200);
    },
  );
}

function proposalView({ bundles }: Pick<PolicyDocument, 'bundles'>, p: StoredProposal): MeasureProposal {
  const bundle = bundles[p.bundle];
  return {
    id: p.id,
    account: p.account,
    bundle: p.bundle,
    ...(bundle && { title: bundle.title }),
    limits: bundle?.limits.map(({ title }) => title) ?? [],
    rule: p.rule,
    // `as` (two): written only from a decision and its rule, whose schemas name these.
    ...(p.category && { category: p.category as NonNullable<MeasureProposal['category']> }),
    tier: p.tier as MeasureProposal['tier'],
    ...(p.caseId && { caseId: p.caseId }),
    proposedAt: p.proposedAt.toISOString(),
    dueAt: p.dueAt.toISOString(),
    until: p.until.toISOString(),
  };
}
