import type { OpenAPIHono } from '@hono/zod-openapi';
import { PledgeCounts, PledgeInput } from '@khong-mot-minh/contracts';
import { currentProvince } from '@khong-mot-minh/contracts/rules';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { body, defineRoute, json } from '../http/define-route.ts';
import type { AppEnv } from '../http/principal.ts';
import { invalid } from '../http/problems.ts';
import { pledgeCounts, signPledge } from './pledge-service.ts';

const LONGEST = 2 * 1024;

export function pledgeRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'admission' | 'db' | 'identify' | 'jurisdiction' | 'now' | 'record'>,
): void {
  const { identify, admission, jurisdiction } = deps;

  app.openapi(
    defineRoute(
      identify,
      { host: 'both', lane: 'act', act: 'pledge' },
      {
        method: 'post',
        path: '/v1/pledges',
        summary: 'Sign the pledge with a nickname',
        request: body(PledgeInput),
        responses: { 201: json(z.object({ signed: z.literal(true) }), 'Signed') },
      },
      [],
      LONGEST,
    ),
    async (c) => {
      const input = c.req.valid('json');
      const province = currentProvince(jurisdiction.provinces, input.province);
      if (!province) throw invalid('/province', 'unknown');
      await signPledge(deps, { ...input, province: province.id });
      admission.count('pledge', c.get('asker'));
      return c.json({ signed: true as const }, 201);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      { host: 'both', lane: 'page' },
      {
        method: 'get',
        path: '/v1/pledges',
        summary: 'Pledges by province; fewer than ten are not shown',
        responses: { 200: json(PledgeCounts, 'The counts') },
      },
    ),
    async (c) => c.json({ items: await pledgeCounts(deps) }, 200),
  );
}
