import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  AuthorityBasis,
  listOf,
  Preservation,
  PreservationInput,
  PreservationListQuery,
  PreservationRelease,
  PreservationRenewal,
} from '@kmm/contracts';
import { findAccess, namesOfPeople, type Sql } from '@kmm/store';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { body, defineRoute, idParam, json } from '../http/define-route.ts';
import { idempotent } from '../http/idempotency.ts';
import { type AppEnv, actorOf, type Principal, personOf } from '../http/principal.ts';
import { AppError, invalid } from '../http/problems.ts';
import { notifyOfPreservations } from './authority-sweeper.ts';
import { basisProblem, type Grounds } from './bases.ts';
import { decodeDue, encodeDue } from './due-cursor.ts';
import { endAfter, issuePreservation } from './issue-preservation.ts';
import { preservationView } from './preservation-view.ts';
import {
  findPreservation,
  listPreservations,
  releasePreservation,
  renewPreservation,
} from './queries/preservations.ts';

type Person = Extract<Principal, { kind: 'person' }>;

/** Keeping evidence of one case for a limited time: issue, look, renew, release. */
export function preservationRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'jurisdiction' | 'notify' | 'now' | 'record' | 'vault'>,
): void {
  const { identify } = deps;
  app.openapi(
    defineRoute(
      identify,
      { host: 'both', lane: 'page' },
      {
        method: 'get',
        path: '/v1/authority-bases',
        summary: 'Grounds of preservations and requests, with source, date and grade',
        responses: { 200: json(z.object({ items: z.array(AuthorityBasis) }), 'The grounds') },
      },
    ),
    (c) => c.json({ items: [...deps.jurisdiction.authorityBases] }, 200),
  );
  readRoutes(app, deps);
  issueRoute(app, deps);
  changeRoutes(app, deps);
}

function readRoutes(
  app: OpenAPIHono<AppEnv>,
  { identify, db, now, jurisdiction }: Pick<Deps, 'db' | 'identify' | 'jurisdiction' | 'now'>,
): void {
  app.openapi(
    defineRoute(
      identify,
      { may: 'cases.work' },
      {
        method: 'get',
        path: '/v1/preservations',
        summary: 'What your organisation keeps, the nearest end first',
        request: { query: PreservationListQuery },
        responses: { 200: json(listOf(Preservation), 'A page of preservations') },
      },
    ),
    async (c) => {
      const person = personOf(c);
      const { state, caseId, cursor, limit } = c.req.valid('query');
      const place = decodeDue(cursor);
      const after = place && { expiresAt: place.at, id: place.id };
      const page = await db.tx(actorOf(person), async ({ sql }) => ({
        rows: await listPreservations(sql, person.orgId, { state, caseId, after, limit: limit + 1 }),
        names: await namesOfPeople(sql),
      }));
      const rows = page.rows.slice(0, limit);
      const last = rows.at(-1);
      return c.json(
        {
          items: rows.map((row) => preservationView(jurisdiction, row, page.names, now())),
          ...(page.rows.length > limit && last && { next: encodeDue(last.expiresAt, last.id) }),
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
        path: '/v1/preservations/{id}',
        summary: 'One preservation',
        request: idParam,
        responses: { 200: json(Preservation, 'The preservation') },
      },
    ),
    async (c) => {
      const person = personOf(c);
      const view = await db.tx(actorOf(person), ({ sql }) =>
        viewOf(sql, jurisdiction, person, c.req.valid('param').id, now()),
      );
      return c.json(view, 200);
    },
  );
}

function issueRoute(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'jurisdiction' | 'notify' | 'now' | 'record' | 'vault'>,
): void {
  app.openapi(
    defineRoute(
      deps.identify,
      { may: 'cases.work' },
      {
        method: 'post',
        path: '/v1/preservations',
        summary: 'Have the evidence of a case of your organisation kept, for at most 90 days',
        request: body(PreservationInput),
        responses: { 201: json(Preservation, 'Issued') },
      },
      [idempotent(deps)],
    ),
    async (c) => {
      const person = personOf(c);
      const { caseId, basis, scope, days } = c.req.valid('json');
      const wrong = basisProblem(deps.jurisdiction, basis, 'preservation');
      if (wrong) throw invalid('/basis', wrong);
      const at = deps.now();
      const view = await deps.db.tx(actorOf(person), async (tx) => {
        if ((await findAccess(tx.sql, person.orgId, caseId, at)) !== 'owner')
          throw invalid('/caseId', 'unknown');
        const id = await issuePreservation(tx, {
          caseId,
          org: person.orgId,
          issuerOrg: person.orgId,
          issuerPerson: person.personId,
          origin: 'case',
          basis,
          scope,
          at,
          expiresAt: endAfter(at, days),
          toldAt: null,
        });
        await deps.record(tx.sql, 'preservation.issued', actorOf(person), [id]);
        const issued = await viewOf(tx.sql, deps.jurisdiction, person, id, at);
        await c.get('saveAnswer')(tx.sql, 201, issued);
        return issued;
      });
      // A person's transaction does not reach the platform's webhook; should this fail, the sweeper tells it.
      await notifyOfPreservations(deps, person.orgId, caseId);
      return c.json(view, 201);
    },
  );
}

function changeRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'jurisdiction' | 'notify' | 'now' | 'record' | 'vault'>,
): void {
  app.openapi(
    defineRoute(
      deps.identify,
      { may: 'cases.work' },
      {
        method: 'post',
        path: '/v1/preservations/{id}/renew',
        summary: 'Keep on for at most 90 days from now; an authority’s is renewed by its new request',
        request: { ...idParam, ...body(PreservationRenewal) },
        responses: { 200: json(Preservation, 'Renewed') },
      },
      [idempotent(deps)],
    ),
    async (c) => {
      const person = personOf(c);
      const { id } = c.req.valid('param');
      const { basis, days } = c.req.valid('json');
      const wrong = basisProblem(deps.jurisdiction, basis, 'preservation');
      if (wrong) throw invalid('/basis', wrong);
      const at = deps.now();
      const view = await deps.db.tx(actorOf(person), async ({ sql }) => {
        const before = await viewOf(sql, deps.jurisdiction, person, id, at);
        if (!before.renewable)
          throw new AppError('not-now', 'It has ended, or an authority asked for it and must ask again');
        const renewal = {
          id,
          org: person.orgId,
          at,
          until: endAfter(at, days),
          basis,
          person: person.personId,
        };
        if (!(await renewPreservation(sql, renewal))) throw new AppError('not-now');
        await deps.record(sql, 'preservation.renewed', actorOf(person), [id]);
        const renewed = await viewOf(sql, deps.jurisdiction, person, id, at);
        await c.get('saveAnswer')(sql, 200, renewed);
        return renewed;
      });
      await notifyOfPreservations(deps, person.orgId, view.caseId);
      return c.json(view, 200);
    },
  );

  app.openapi(
    defineRoute(
      deps.identify,
      { may: 'cases.work' },
      {
        method: 'post',
        path: '/v1/preservations/{id}/release',
        summary: 'End it before its time',
        request: { ...idParam, ...body(PreservationRelease) },
        responses: { 200: json(Preservation, 'Released') },
      },
    ),
    async (c) => {
      const person = personOf(c);
      const { id } = c.req.valid('param');
      const at = deps.now();
      const { reason } = c.req.valid('json');
      const view = await deps.db.tx(actorOf(person), async ({ sql }) => {
        if ((await viewOf(sql, deps.jurisdiction, person, id, at)).origin === 'request')
          throw new AppError('not-now', 'What an authority had preserved runs to its end');
        if (!(await releasePreservation(sql, { id, at, reason, person: person.personId })))
          throw new AppError('not-now', 'It has ended already');
        await deps.record(sql, 'preservation.ended', actorOf(person), [id]);
        return viewOf(sql, deps.jurisdiction, person, id, at);
      });
      return c.json(view, 200);
    },
  );
}

async function viewOf(
  sql: Sql,
  grounds: Grounds,
  person: Person,
  id: string,
  now: Date,
): Promise<Preservation> {
  const row = await findPreservation(sql, person.orgId, id);
  if (!row) throw new AppError('not-found');
  return preservationView(grounds, row, await namesOfPeople(sql), now);
}
