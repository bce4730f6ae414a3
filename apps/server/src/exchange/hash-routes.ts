import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  Bank,
  HashesProposed,
  HashFeedback,
  HashLookup,
  HashLookupAnswer,
  HashProposal,
} from '@khong-mot-minh/contracts';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { body, defineRoute, idParam, json } from '../http/define-route.ts';
import { idempotent } from '../http/idempotency.ts';
import { type AppEnv, platformOf } from '../http/principal.ts';
import { HttpProblem, invalid } from '../http/problems.ts';
import { readBanks } from './bank-service.ts';
import type { WithExchange } from './exchange.ts';
import { giveFeedback, proposeHashes, withdrawHash } from './hash-service.ts';
import { lookUpPictures } from './look-up-pictures.ts';
import { createPictureQuota } from './picture-quota.ts';

/** Room for as many pictures as the schema takes, each in its eight forms. */
const LOOKUP_BYTES = 1024 * 1024;

/** Hashes as platforms use them: propose, look up, say what was found, take back. */
export function hashRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'now' | 'record' | 'vault'> & WithExchange,
  lookupsPerHour: number,
): void {
  const { identify } = deps;
  const quota = createPictureQuota(lookupsPerHour, deps.now);

  app.openapi(
    defineRoute(
      identify,
      { scope: 'hashes' },
      {
        method: 'get',
        path: '/v1/hashes/banks',
        summary: 'Banks of hashes that this platform owns or may read',
        responses: { 200: json(z.array(Bank), 'The banks') },
      },
    ),
    async (c) => c.json(await readBanks(deps, { kind: 'platform', org: platformOf(c).org }), 200),
  );

  app.openapi(
    defineRoute(
      identify,
      { scope: 'hashes' },
      {
        method: 'post',
        path: '/v1/hashes',
        summary: 'Propose hashes for a bank; a person of its owner decides',
        request: body(HashProposal),
        responses: { 201: json(HashesProposed, 'Ids in the order of the request') },
      },
      [idempotent(deps)],
    ),
    async (c) => {
      const proposed = await proposeHashes(deps, platformOf(c).org, c.req.valid('json'), c.get('saveAnswer'));
      if (proposed === 'no-bank') throw invalid('/bank', 'unknown');
      if (Array.isArray(proposed)) throw new HttpProblem('invalid', undefined, { errors: proposed });
      return c.json(proposed, 201);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      { scope: 'hashes' },
      {
        method: 'post',
        path: '/v1/hashes/lookup',
        summary: 'Look pictures up by their hashes, many at once',
        description:
          'A match is a signal, never a verdict. Send the hashes of the turned and mirrored picture beside its own: banks hold one form of each. The hash that was found is never given back.',
        request: body(HashLookup),
        responses: { 200: json(HashLookupAnswer, 'An answer for each picture, in order') },
      },
      [],
      LOOKUP_BYTES,
    ),
    async (c) => {
      const { org } = platformOf(c);
      const input = c.req.valid('json');
      quota.take(
        org,
        input.pictures.reduce((count, { pdq }) => count + [pdq].flat().length, 0),
      );
      return c.json({ pictures: await lookUpPictures(deps, org, input) }, 200);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      { scope: 'hashes' },
      {
        method: 'post',
        path: '/v1/hashes/{id}/feedback',
        summary: 'Say what was found on your side of a shared hash',
        request: { ...idParam, ...body(HashFeedback) },
        responses: { 204: { description: 'Noted' } },
      },
    ),
    async (c) => {
      const { id } = c.req.valid('param');
      if ((await giveFeedback(deps, platformOf(c).org, id, c.req.valid('json').value)) === 'unknown')
        throw new HttpProblem('not-found');
      return c.body(null, 204);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      { scope: 'hashes' },
      {
        method: 'post',
        path: '/v1/hashes/{id}/withdraw',
        summary: 'Take back a hash that this platform proposed',
        request: idParam,
        responses: { 204: { description: 'Nobody is given it any more; who has it is told' } },
      },
    ),
    async (c) => {
      if ((await withdrawHash(deps, platformOf(c).org, c.req.valid('param').id)) === 'unknown')
        throw new HttpProblem('not-found');
      return c.body(null, 204);
    },
  );
}
