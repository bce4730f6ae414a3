import type { OpenAPIHono } from '@hono/zod-openapi';
import { CaseLedger, LedgerOpenings, LedgerOpeningsQuery } from '@kmm/contracts';
import { decodeLeaf, encodeSealedLeaf, type Opening } from '@kmm/ledger';
import { actsAbout, actsInLeaves, findCase, leavesFrom } from '@kmm/store';
import type { Deps } from '../deps.ts';
import { defineRoute, idParam, json } from '../http/define-route.ts';
import { type AppEnv, actorOf, personOf } from '../http/principal.ts';
import { AppError } from '../http/problems.ts';
import { paddingOpening } from './padding.ts';
import { aboutOf } from './record.ts';

const shown = ({ nonce, number, entry }: Opening) => ({
  nonce: Buffer.from(nonce).toString('hex'),
  number,
  entry: entry === undefined ? 'padding' : Buffer.from(entry).toString('utf8'),
});

/** Who may open sealed leaves: auditors all of them, those who see a case the acts about it. */
export function openingRoutes(
  app: OpenAPIHono<AppEnv>,
  { db, identify, record, vault }: Pick<Deps, 'db' | 'identify' | 'record' | 'vault'>,
): void {
  app.openapi(
    defineRoute(
      identify,
      { may: 'ledger.audit' },
      {
        method: 'get',
        path: '/v1/ledger/openings',
        summary: 'What opens the sealed leaves of the public log, for `npx kmm ledger audit`',
        request: { query: LedgerOpeningsQuery },
        responses: { 200: json(LedgerOpenings, 'Openings in the order of their leaves') },
      },
    ),
    async (c) => {
      const who = actorOf(personOf(c));
      const { from, limit } = c.req.valid('query');
      const answer = await db.tx(who, async ({ sql }) => {
        await record(sql, 'ledger.opened', who, [String(from)]);
        const leaves = await leavesFrom(sql, from, limit);
        const acts = new Map((await actsInLeaves(sql, from, limit)).map((act) => [act.index, act]));
        const items = leaves.flatMap((bytes, i) => {
          const leaf = decodeLeaf(bytes);
          if (!leaf.ok || !('sealed' in leaf.entry)) return [];
          const index = from + i;
          return [{ index, ...shown(acts.get(index) ?? paddingOpening(vault, index)) }];
        });
        return { items, ...(leaves.length === limit && { next: from + limit }) };
      });
      return c.json(answer, 200);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      { may: 'cases.work' },
      {
        method: 'get',
        path: '/v1/cases/{id}/ledger',
        summary: 'The acts about a case as the log holds them, with what opens each leaf',
        request: idParam,
        responses: { 200: json(CaseLedger, 'The acts, oldest first') },
      },
    ),
    async (c) => {
      const who = actorOf(personOf(c));
      const { id } = c.req.valid('param');
      const items = await db.tx(who, async ({ sql }) => {
        if (!(await findCase(sql, id))) throw new AppError('not-found');
        const acts = await actsAbout(sql, aboutOf(vault, id));
        return acts.map((act) => ({
          ...shown(act),
          leaf: Buffer.from(encodeSealedLeaf(act)).toString('utf8'),
          ...(act.index !== undefined && { index: act.index }),
        }));
      });
      return c.json({ items }, 200);
    },
  );
}
