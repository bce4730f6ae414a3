import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  AsideDone,
  AsideInput,
  CaseCommand,
  CaseListQuery,
  CaseQueue,
  CaseStanding,
  CaseView,
  HandedOver,
  HandedOverRow,
  ListQuery,
  listOf,
  ReferralAnswer,
} from '@kmm/contracts';
import {
  findAccess,
  findCase,
  isCopyHidden,
  listQueue,
  markRead,
  platformOfCase,
  type QueueCursor,
  type QueueRow,
  type Sql,
  unansweredAmong,
  withdrawnAmong,
} from '@kmm/store';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { body, defineRoute, idParam, json } from '../http/define-route.ts';
import { idempotent } from '../http/idempotency.ts';
import { decodeCursor as decodePlace } from '../http/list-cursor.ts';
import { type AppEnv, actorOf, type Principal, personOf } from '../http/principal.ts';
import { AppError, invalid } from '../http/problems.ts';
import { isOverBudget, type WithPolicies } from '../policies/index.ts';
import { answerAs } from './answer-referral.ts';
import { runCommand } from './case-commands.ts';
import { readCaseView, toRow } from './case-view.ts';
import { readHandedOver, readHandedOverList, whyUnseen } from './handed-over.ts';
import { notifyOfPeers } from './notify-of-peers.ts';
import { deleteTakeOver } from './queries/take-overs.ts';
import { decodeCursor, encodeCursor } from './queue-cursor.ts';
import { setAside } from './set-aside.ts';

type Person = Extract<Principal, { kind: 'person' }>;

export function caseRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<
    Deps,
    'caseKeys' | 'db' | 'identify' | 'jurisdiction' | 'notify' | 'now' | 'record' | 'retention' | 'vault'
  > &
    WithPolicies,
): void {
  const { identify, db, now } = deps;

  app.openapi(
    defineRoute(
      identify,
      { may: 'cases.work' },
      {
        method: 'get',
        path: '/v1/cases',
        summary:
          'The queue: danger first, then tier, then first reports of every neighbourhood, then the longest waiting; first turns first where there are more warnings than hours',
        request: { query: CaseListQuery },
        responses: { 200: json(CaseQueue, 'A page of the queue') },
      },
    ),
    async (c) => {
      const person = personOf(c);
      const { queue, limit, cursor } = c.req.valid('query');
      const after = cursor === undefined ? undefined : decodeCursor(cursor);
      if (after === null) throw invalid('/cursor', 'invalid');
      const { rows, byTurn, withdrawn, unanswered } = await db.tx(actorOf(person), async ({ sql }) => {
        // A page goes on in the order in which the list began.
        const byTurn = after ? after.turn !== null : await isOverBudget(sql, deps, person.orgId);
        const asked = { limit: limit + 1, after, byTurn, now: now() };
        const listed = await listQueue(sql, person.orgId, person.personId, queue, asked);
        const ids = listed.map(({ id }) => id);
        return {
          byTurn,
          rows: listed,
          withdrawn: await withdrawnAmong(sql, ids),
          unanswered: await unansweredAmong(sql, person.orgId, ids),
        };
      });
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return c.json(
        {
          items: page.map((row) =>
            toRow({ ...row, withdrawn: withdrawn.has(row.id), unanswered: unanswered.has(row.id) }),
          ),
          order: byTurn ? ('by-turn' as const) : ('longest-waiting' as const),
          ...(rows.length > limit && last && { next: encodeCursor(positionOf(last, byTurn)) }),
        },
        200,
      );
    },
  );

  app.openapi(
    defineRoute(
      identify,
      { may: 'cases.work' },
      {
        method: 'get',
        path: '/v1/cases/{id}',
        summary: 'One case; sealed content stays sealed',
        request: idParam,
        responses: { 200: json(CaseView, 'The case') },
      },
    ),
    async (c) => c.json(await viewCase(deps, personOf(c), c.req.valid('param').id), 200),
  );

  app.openapi(
    defineRoute(
      identify,
      { may: 'cases.work' },
      {
        method: 'get',
        path: '/v1/cases/{id}/handed-over',
        summary: 'What stays with an organisation that handed a case over: its own acts and notes',
        request: idParam,
        responses: { 200: json(HandedOver, 'What is kept') },
      },
    ),
    async (c) => {
      const person = personOf(c);
      const { id } = c.req.valid('param');
      const kept = await db.tx(actorOf(person), async ({ sql }) => {
        const found = await readHandedOver(sql, deps.caseKeys, person, id);
        if (!found) throw new AppError('not-found');
        await deps.record(sql, 'case.viewed', actorOf(person), [id]);
        await recordRead(sql, deps, person, found);
        return found;
      });
      return c.json(kept, 200);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      { may: 'cases.work' },
      {
        method: 'get',
        path: '/v1/cases/{id}/version',
        summary: 'Which version a case is at now; 410 once it was handed over. Nothing of it is read',
        request: idParam,
        responses: { 200: json(CaseStanding, 'Where the case stands') },
      },
    ),
    async (c) => {
      const person = personOf(c);
      const { id } = c.req.valid('param');
      const standing = await db.tx(actorOf(person), async ({ sql }) => {
        const seen = await findAccess(sql, person.orgId, id, now());
        const found = seen && (await findCase(sql, id));
        if (!found) throw new AppError(await whyUnseen(sql, deps.caseKeys, person, id));
        return { version: found.version, hidden: await isCopyHidden(sql, id) };
      });
      return c.json(standing, 200);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      { may: 'cases.work' },
      {
        method: 'get',
        path: '/v1/handed-over',
        summary: 'Cases that the organisation handed over, to whom and when, the last one first',
        request: { query: ListQuery },
        responses: { 200: json(listOf(HandedOverRow), 'A page of what was handed over') },
      },
    ),
    async (c) => {
      const { limit, cursor } = c.req.valid('query');
      const after = cursor === undefined ? undefined : decodePlace(cursor);
      if (after === null) throw invalid('/cursor', 'invalid');
      return c.json(await readHandedOverList(deps, personOf(c), { limit, after }), 200);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      { may: 'cases.work' },
      {
        method: 'post',
        path: '/v1/cases/{id}/commands',
        summary: 'Change a case; 409 if it has moved on',
        request: { ...idParam, ...body(CaseCommand) },
        responses: { 200: json(CaseView, 'The case afterwards') },
      },
      [idempotent(deps)],
    ),
    async (c) => {
      const person = personOf(c);
      const { id } = c.req.valid('param');
      const command = c.req.valid('json');
      const decidesPeers = command.type === 'confirm-peers' || command.type === 'reject-peers';
      const { view, platform } = await db.tx(actorOf(person), async (tx) => {
        const after = await runCommand(tx, deps, person, id, command);
        if ('refused' in after)
          throw after.pointer
            ? invalid(after.pointer, after.why ?? 'invalid')
            : new AppError(after.refused, after.detail);
        const seen = await readCaseView(tx.sql, deps, after, 'owner', person, now());
        await recordRead(tx.sql, deps, person, seen);
        await c.get('saveAnswer')(
          tx.sql,
          200,
          seen,
          seen.sealed.map((s) => s.id),
        );
        return { view: seen, platform: decidesPeers ? await platformOfCase(tx.sql, id) : undefined };
      });
      if (platform) await notifyOfPeers(deps, platform);
      return c.json(view, 200);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      { may: 'cases.work' },
      {
        method: 'post',
        path: '/v1/cases/aside',
        summary: 'Put many reports that are alike aside in one act, or back into the queue; all or none',
        request: body(AsideInput),
        responses: { 200: json(AsideDone, 'Done; nothing was deleted, and each can be put back') },
      },
    ),
    async (c) => {
      const person = personOf(c);
      const input = c.req.valid('json');
      await db.tx(actorOf(person), async (tx) => {
        const errors = await setAside(tx, deps, person, input);
        if (errors.some(({ code }) => code === 'stale')) throw new AppError('stale', undefined, { errors });
        if (errors.length > 0) throw new AppError('invalid', undefined, { errors });
      });
      return c.json({ done: input.cases.length }, 200);
    },
  );

  for (const answer of ['accepted', 'returned', 'done'] as const)
    app.openapi(
      defineRoute(
        identify,
        { may: 'cases.work' },
        {
          method: 'post',
          path: `/v1/referrals/{id}/${answer === 'accepted' ? 'accept' : answer === 'returned' ? 'return' : 'done'}`,
          summary: `A receiving organisation's answer: ${answer}`,
          request: { ...idParam, ...body(ReferralAnswer) },
          responses: { 200: json(z.object({ answered: z.literal(true) }), 'Answered') },
        },
      ),
      async (c) => {
        const { reason } = c.req.valid('json');
        await answerAs(deps, personOf(c), c.req.valid('param').id, answer, reason);
        return c.json({ answered: true as const }, 200);
      },
    );
}

/** Reads a case; that it was seen, and which seals went out, is committed before any byte leaves. */
async function viewCase(
  deps: Pick<Deps, 'caseKeys' | 'db' | 'jurisdiction' | 'now' | 'record' | 'retention'>,
  person: Person,
  id: string,
) {
  const { db, now } = deps;
  const actor = actorOf(person);
  return db.tx(actor, async ({ sql }) => {
    const access = await findAccess(sql, person.orgId, id, now());
    const found = access && (await findCase(sql, id));
    if (!found) throw new AppError(await whyUnseen(sql, deps.caseKeys, person, id));
    const view = await readCaseView(sql, deps, found, access, person, now());
    if (access === 'owner' && view.sealed.length > 0) await markRead(sql, id, person.personId);
    await deleteTakeOver(sql, { org: person.orgId, caseId: id, person: person.personId });
    await deps.record(sql, 'case.viewed', actor, [id]);
    await recordRead(sql, deps, person, view);
    return view;
  });
}

/** Which seals go out with a view, in the transaction that reads them. */
async function recordRead(
  sql: Sql,
  { record }: Pick<Deps, 'record'>,
  person: Person,
  view: Pick<z.infer<typeof CaseView>, 'sealed'>,
) {
  if (view.sealed.length === 0) return;
  const ids = view.sealed.map((s) => s.id);
  await record(sql, 'sealed.read', actorOf(person), ids);
}

const positionOf = (row: QueueRow, byTurn: boolean): QueueCursor => ({
  danger: row.dangerNow,
  tier: row.tier,
  turn: byTurn ? row.turn : null,
  share: row.share,
  openedAt: row.openedAt,
  id: row.id,
});
