import type { OpenAPIHono } from '@hono/zod-openapi';
import { EgressApproval, EgressKind, EgressView } from '@khong-mot-minh/contracts';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { body, defineRoute, json } from '../http/define-route.ts';
import { type AppEnv, personOf } from '../http/principal.ts';
import { APPROVES, type Editor, platformPerson, READS } from '../policies/index.ts';
import { answerProposal, readProposals } from './egress-service.ts';
import type { EgressTargets } from './egress-targets.ts';

type EgressDeps = Pick<Deps, 'identify' | 'db' | 'config' | 'record'> & { targets: EgressTargets };

/** New addresses to which texts or events of a platform would leave: two people agree. */
export function egressRoutes(app: OpenAPIHono<AppEnv>, deps: EgressDeps): void {
  const { identify, config } = deps;
  const view = async (who: Editor): Promise<EgressView> => ({
    ...(config.egressHosts && { hosts: [...config.egressHosts] }),
    items: await readProposals(deps, who),
  });

  app.openapi(
    defineRoute(identify, READS, {
      method: 'get',
      path: '/v1/egress',
      summary:
        'New addresses of your platform that wait for a second person, and hosts that the operator allows',
      responses: { 200: json(EgressView, 'What waits') },
    }),
    async (c) => c.json(await view(await platformPerson(deps, personOf(c))), 200),
  );

  app.openapi(
    defineRoute(identify, APPROVES, {
      method: 'post',
      path: '/v1/egress/{kind}/approval',
      summary: 'A second person agrees to a new address, or declines it',
      request: { params: z.object({ kind: EgressKind }), ...body(EgressApproval) },
      responses: { 200: json(EgressView, 'What still waits') },
    }),
    async (c) => {
      const who = await platformPerson(deps, personOf(c));
      await answerProposal(deps, who, c.req.valid('param').kind, c.req.valid('json'));
      return c.json(await view(who), 200);
    },
  );
}
