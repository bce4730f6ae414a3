import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  Bank,
  BankInput,
  BankMemberInput,
  HASH_STATES,
  HashReview,
  HashReviewed,
  HashView,
  ListQuery,
  listOf,
} from '@khong-mot-minh/contracts';
import { ORGANISATIONS } from '@khong-mot-minh/contracts/codes';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { body, defineRoute, idParam, json } from '../http/define-route.ts';
import { type AppEnv, personOf } from '../http/principal.ts';
import { HttpProblem, invalid } from '../http/problems.ts';
import { openNumbers, sealNumbers } from '../platform/sealed-numbers.ts';
import { letIn, letOut, makeBank, readBanks } from './bank-service.ts';
import type { WithExchange } from './exchange.ts';
import { personActor } from './person-actor.ts';
import { readBankHashes, reviewHashes } from './review-service.ts';

const memberParam = { params: z.object({ id: z.uuid(), organisation: z.uuid() }) };

/** Banks as the people of an organisation keep them. */
export function bankRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'now' | 'record' | 'vault'> & WithExchange,
): void {
  const { identify } = deps;

  app.openapi(
    defineRoute(
      identify,
      { may: 'hashes.read' },
      {
        method: 'get',
        path: '/v1/banks',
        summary: 'Banks of hashes that your organisation owns or may read',
        responses: { 200: json(z.array(Bank), 'The banks') },
      },
    ),
    async (c) => c.json(await readBanks(deps, personActor(personOf(c))), 200),
  );

  app.openapi(
    defineRoute(
      identify,
      { may: 'banks.keep' },
      {
        method: 'post',
        path: '/v1/banks',
        summary: 'Make a bank',
        request: body(BankInput),
        responses: { 201: json(Bank, 'The bank') },
      },
    ),
    async (c) => {
      const person = personOf(c);
      const input = c.req.valid('json');
      if (input.takes && !ORGANISATIONS[person.orgKind].takesDown)
        throw new HttpProblem(
          'forbidden',
          'Only a helpline, the police or the coalition takes pictures down',
        );
      if (input.takes && input.category === 'KNOWN_HARMLESS') throw invalid('/takes', 'not-in-this-category');
      const bank = await makeBank(deps, personActor(person), input);
      if (bank === 'unknown-team') throw invalid('/team', 'unknown');
      if (bank === 'taken') throw new HttpProblem('not-now', 'Another bank takes this age path already');
      return c.json(bank, 201);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      { may: 'banks.keep' },
      {
        method: 'put',
        path: '/v1/banks/{id}/members',
        summary: 'Let an organisation read a bank',
        request: { ...idParam, ...body(BankMemberInput) },
        responses: { 204: { description: 'It reads from now on' } },
      },
    ),
    async (c) => {
      const { organisation: org, mayWrite } = c.req.valid('json');
      const change = { bank: c.req.valid('param').id, org, mayWrite };
      const done = await letIn(deps, personActor(personOf(c)), change);
      if (done === 'unknown-bank') throw new HttpProblem('not-found');
      if (done === 'unknown-organisation') throw invalid('/organisation', 'unknown');
      return c.body(null, 204);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      { may: 'banks.keep' },
      {
        method: 'delete',
        path: '/v1/banks/{id}/members/{organisation}',
        summary: 'End what an organisation may read',
        request: memberParam,
        responses: { 204: { description: 'It reads no more' } },
      },
    ),
    async (c) => {
      const { id, organisation } = c.req.valid('param');
      if ((await letOut(deps, personActor(personOf(c)), { bank: id, org: organisation })) === 'unknown')
        throw new HttpProblem('not-found');
      return c.body(null, 204);
    },
  );

  reviewRoutes(app, deps);
}

function reviewRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'now' | 'record' | 'vault'> & WithExchange,
): void {
  app.openapi(
    defineRoute(
      deps.identify,
      { may: 'hashes.work' },
      {
        method: 'get',
        path: '/v1/banks/{id}/hashes',
        summary: 'What a bank holds: everything about a hash but the hash',
        request: { ...idParam, query: ListQuery.extend({ state: z.enum(HASH_STATES).optional() }) },
        responses: { 200: json(listOf(HashView), 'A page, in the order of changes') },
      },
    ),
    async (c) => {
      const { cursor, limit, state } = c.req.valid('query');
      const who = personActor(personOf(c));
      const purpose = `bank-hashes-cursor/${who.org}`;
      const [after] = cursor === undefined ? [0] : (openNumbers(deps.vault, purpose, cursor) ?? []);
      if (after === undefined) throw invalid('/cursor', 'invalid');
      const place = { state, after, limit };
      const page = await readBankHashes(deps, who, c.req.valid('param').id, place);
      if (page === 'unknown') throw new HttpProblem('not-found');
      const { items, last } = page;
      return c.json({ items, ...(last && { next: sealNumbers(deps.vault, purpose, [last]) }) }, 200);
    },
  );

  app.openapi(
    defineRoute(
      deps.identify,
      { may: 'hashes.work' },
      {
        method: 'post',
        path: '/v1/banks/{id}/review',
        summary: 'Share or refuse what was proposed',
        request: { ...idParam, ...body(HashReview) },
        responses: { 200: json(HashReviewed, 'How many changed') },
      },
    ),
    async (c) => {
      const { id } = c.req.valid('param');
      const done = await reviewHashes(deps, personActor(personOf(c)), id, c.req.valid('json'));
      if (done === 'unknown') throw new HttpProblem('not-found');
      if (Array.isArray(done)) throw new HttpProblem('invalid', undefined, { errors: done });
      return c.json(done, 200);
    },
  );
}
