import type { OpenAPIHono } from '@hono/zod-openapi';
import { Base64Url, TeamKeyProof } from '@khong-mot-minh/contracts';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { defineRoute, json } from '../http/define-route.ts';
import type { AppEnv } from '../http/principal.ts';
import { HttpProblem } from '../http/problems.ts';
import { createGivenKeys } from './given-keys.ts';
import { proveTeamKey } from './prove-team-key.ts';

/** What a page asks before it seals: whether the key that it was given stands in the public log. */
export function teamKeyRoutes(app: OpenAPIHono<AppEnv>, deps: Pick<Deps, 'db' | 'identify'>): void {
  app.openapi(
    defineRoute(
      deps.identify,
      { host: 'both', lane: 'page', act: 'guess', isGiven: createGivenKeys(deps) },
      {
        method: 'get',
        path: '/v1/team-keys/{keyId}',
        summary: 'Where the public log names a team’s key, with the proof',
        request: { params: z.object({ keyId: Base64Url(64) }) },
        responses: { 200: json(TeamKeyProof, 'Entry and proof; check them against the log’s key') },
      },
    ),
    async (c) => {
      const proof = await proveTeamKey(deps, c.req.valid('param').keyId);
      if (proof === 'unknown') throw new HttpProblem('not-found');
      if (proof === 'not-yet') throw new HttpProblem('proof-not-ready', 'The log has not taken this key yet');
      return c.json(proof, 200);
    },
  );
}
