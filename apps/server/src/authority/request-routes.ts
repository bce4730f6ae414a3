import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  AuthorityRequestInput,
  AuthorityRequestQuery,
  AuthorityRequestRow,
  AuthorityRequestView,
  AuthorityTargets,
  listOf,
  RequestStep,
} from '@kmm/contracts';
import { noteAnswerSeen, type Sql } from '@kmm/store';
import type { Deps } from '../deps.ts';
import { body, defineRoute, idParam, json } from '../http/define-route.ts';
import { idempotent } from '../http/idempotency.ts';
import { type AppEnv, actorOf, personOf } from '../http/principal.ts';
import { AppError } from '../http/problems.ts';
import { notifyOfPreservations } from './authority-sweeper.ts';
import { decodeDue, encodeDue } from './due-cursor.ts';
import {
  findRequest,
  findTeamKey,
  listAuthorityTargets,
  listRequests,
} from './queries/authority-requests.ts';
import { makeRequest, type Person, takeStep } from './request-service.ts';
import { requestRow, requestView } from './request-view.ts';

/** What an authority asks of a platform, about one case, and how two people answer it. */
export function requestRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'caseKeys' | 'db' | 'identify' | 'jurisdiction' | 'notify' | 'now' | 'record' | 'vault'>,
): void {
  askRoutes(app, deps);
  listRoute(app, deps);
  oneRoutes(app, deps);
}

function askRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'caseKeys' | 'db' | 'identify' | 'jurisdiction' | 'now' | 'record' | 'vault'>,
): void {
  const { identify, db, now } = deps;
  app.openapi(
    defineRoute(
      identify,
      { may: 'requests.make' },
      {
        method: 'get',
        path: '/v1/authority-targets',
        summary: 'Platforms that can be asked, with the key to seal the reason for',
        responses: { 200: json(AuthorityTargets, 'The platforms') },
      },
    ),
    async (c) => {
      const person = personOf(c);
      const targets = await db.tx(actorOf(person), async ({ sql }) => {
        const own = await findTeamKey(sql, person.orgId);
        return { items: await listAuthorityTargets(sql), ...(own && { own }) };
      });
      return c.json(targets, 200);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      { may: 'requests.make' },
      {
        method: 'post',
        path: '/v1/authority-requests',
        summary: 'Ask a platform to preserve, produce or remove, about one case',
        request: body(AuthorityRequestInput),
        responses: { 201: json(AuthorityRequestView, 'Asked; whether there is such a case is not said') },
      },
      [idempotent(deps)],
    ),
    async (c) => {
      const person = personOf(c);
      const view = await db.tx(actorOf(person), async (tx) => {
        const id = await makeRequest(tx, deps, person, c.req.valid('json'));
        const made = await viewOf(tx.sql, deps, person, id, now());
        await c.get('saveAnswer')(tx.sql, 201, made);
        return made;
      });
      return c.json(view, 201);
    },
  );
}

function listRoute(
  app: OpenAPIHono<AppEnv>,
  { identify, db, now, jurisdiction }: Pick<Deps, 'db' | 'identify' | 'jurisdiction' | 'now'>,
): void {
  app.openapi(
    defineRoute(
      identify,
      { may: 'requests.read' },
      {
        method: 'get',
        path: '/v1/authority-requests',
        summary: 'Requests that your organisation made or got, what is due first',
        request: { query: AuthorityRequestQuery },
        responses: { 200: json(listOf(AuthorityRequestRow), 'A page of requests') },
      },
    ),
    async (c) => {
      const person = personOf(c);
      const { state, cursor, limit } = c.req.valid('query');
      const place = decodeDue(cursor);
      const after = place && { dueAt: place.at, id: place.id };
      const found = await db.tx(actorOf(person), ({ sql }) =>
        listRequests(sql, { state, after, limit: limit + 1 }),
      );
      const rows = found.slice(0, limit);
      const last = rows.at(-1);
      return c.json(
        {
          items: rows.map((r) => requestRow(jurisdiction, r, person.orgId, now())),
          ...(found.length > limit && last && { next: encodeDue(last.dueAt, last.id) }),
        },
        200,
      );
    },
  );
}

function oneRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'caseKeys' | 'db' | 'identify' | 'jurisdiction' | 'notify' | 'now' | 'record' | 'vault'>,
): void {
  const { identify, db, now, record } = deps;
  app.openapi(
    defineRoute(
      identify,
      { may: 'requests.read' },
      {
        method: 'get',
        path: '/v1/authority-requests/{id}',
        summary: 'One request; what is sealed stays sealed',
        request: idParam,
        responses: { 200: json(AuthorityRequestView, 'The request') },
      },
    ),
    async (c) => {
      const person = personOf(c);
      // That it was seen, and which seals went out, is committed before any byte leaves.
      const view = await db.tx(actorOf(person), async ({ sql }) => {
        const seen = await viewOf(sql, deps, person, c.req.valid('param').id, now());
        await record(sql, 'authority.viewed', actorOf(person), [seen.id]);
        if (seen.side === 'asking' && (seen.status === 'granted' || seen.status === 'refused'))
          await noteAnswerSeen(sql, seen.id, { org: person.orgId, person: person.personId }, now());
        const reads = readsOf(seen);
        if (reads.length > 0) await record(sql, 'sealed.read', actorOf(person), reads);
        return seen;
      });
      return c.json(view, 200);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      { may: 'requests.read' },
      {
        method: 'post',
        path: '/v1/authority-requests/{id}/steps',
        summary: 'One person proposes an answer, another confirms it or sends it back',
        request: { ...idParam, ...body(RequestStep) },
        responses: { 200: json(AuthorityRequestView, 'The request afterwards') },
      },
      [idempotent(deps)],
    ),
    async (c) => {
      const person = personOf(c);
      const { id } = c.req.valid('param');
      const step = c.req.valid('json');
      const view = await db.tx(actorOf(person), async (tx) => {
        await takeStep(tx, deps, person, id, step);
        const after = await viewOf(tx.sql, deps, person, id, now());
        const reads = readsOf(after);
        if (reads.length > 0) await record(tx.sql, 'sealed.read', actorOf(person), reads);
        await c.get('saveAnswer')(tx.sql, 200, after, reads);
        return after;
      });
      if (view.answer?.give === 'preserved' && view.status === 'granted')
        await notifyOfPreservations(deps, person.orgId, view.caseId);
      return c.json(view, 200);
    },
  );
}

async function viewOf(
  sql: Sql,
  deps: Pick<Deps, 'caseKeys' | 'jurisdiction'>,
  person: Person,
  id: string,
  now: Date,
): Promise<AuthorityRequestView> {
  const request = await findRequest(sql, id);
  if (!request) throw new AppError('not-found');
  return requestView(sql, deps, request, person, now);
}

/** What of a view is sealed, by id. */
const readsOf = ({ sealed }: Pick<AuthorityRequestView, 'sealed'>): string[] => sealed.map(({ id }) => id);
