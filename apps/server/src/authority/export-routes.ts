import type { OpenAPIHono } from '@hono/zod-openapi';
import { ExportInput, ExportPacket, ExportView } from '@kmm/contracts';
import { isLifeInDanger } from '@kmm/contracts/rules';
import { findAccess, findCase, namesOfPeople, type Sql } from '@kmm/store';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { body, defineRoute, idParam, json } from '../http/define-route.ts';
import { idempotent } from '../http/idempotency.ts';
import { type AppEnv, actorOf, personOf } from '../http/principal.ts';
import { AppError } from '../http/problems.ts';
import { approveExport, declineExport, findProposed, proposeExport } from './export-service.ts';
import { findPacket, listPackets, type PacketRow } from './queries/export-packets.ts';
import { isOnDuty } from './queries/overrides.ts';
import type { Person } from './request-service.ts';

const Nothing = z.strictObject({});

/** Packets for hand-over by a person: one proposes, another approves, then either downloads. */
export function exportRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'now' | 'record' | 'vault'>,
): void {
  caseExports(app, deps);
  answerRoutes(app, deps);
  packetRoute(app, deps);
}

function caseExports(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'now' | 'record' | 'vault'>,
): void {
  const { identify, db, now } = deps;
  app.openapi(
    defineRoute(
      identify,
      { may: 'exports.make' },
      {
        method: 'get',
        path: '/v1/cases/{id}/exports',
        summary: 'Packets of a case, newest first',
        request: idParam,
        responses: { 200: json(z.object({ items: z.array(ExportView) }), 'The packets') },
      },
    ),
    async (c) => {
      const person = personOf(c);
      const { id } = c.req.valid('param');
      const items = await db.tx(actorOf(person), async ({ sql }) => {
        if ((await findAccess(sql, person.orgId, id, now())) !== 'owner') throw new AppError('not-found');
        return viewsOf(sql, await listPackets(sql, id), person, now());
      });
      return c.json({ items }, 200);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      { may: 'exports.make' },
      {
        method: 'post',
        path: '/v1/cases/{id}/exports',
        summary: 'Make a CyberTipline packet of a case; it stays in until another person approves',
        request: { ...idParam, ...body(ExportInput) },
        responses: { 201: json(ExportView, 'Proposed') },
      },
      [idempotent(deps)],
    ),
    async (c) => {
      const person = personOf(c);
      const view = await db.tx(actorOf(person), async (tx) => {
        const context = { tx, deps, person, at: now() };
        const id = await proposeExport(context, c.req.valid('param').id, c.req.valid('json'));
        const made = await viewOf(tx.sql, id, person, now());
        await c.get('saveAnswer')(tx.sql, 201, made);
        return made;
      });
      return c.json(view, 201);
    },
  );
}

function answerRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'now' | 'record'>,
): void {
  const { identify, db, now } = deps;
  for (const [verb, answer] of [
    ['approve', approveExport],
    ['decline', declineExport],
  ] as const)
    app.openapi(
      defineRoute(
        identify,
        { may: 'exports.make' },
        {
          method: 'post',
          path: `/v1/exports/{id}/${verb}`,
          summary: `The second person's answer to a packet: ${verb}`,
          request: { ...idParam, ...body(Nothing) },
          responses: { 200: json(ExportView, 'Answered') },
        },
      ),
      async (c) => {
        const person = personOf(c);
        const { id } = c.req.valid('param');
        const view = await db.tx(actorOf(person), async (tx) => {
          await answer({ tx, deps, person, at: now() }, await findProposed(tx.sql, id));
          return viewOf(tx.sql, id, person, now());
        });
        return c.json(view, 200);
      },
    );
}

function packetRoute(
  app: OpenAPIHono<AppEnv>,
  { identify, db, record }: Pick<Deps, 'db' | 'identify' | 'record'>,
): void {
  app.openapi(
    defineRoute(
      identify,
      { may: 'exports.make' },
      {
        method: 'get',
        path: '/v1/exports/{id}/packet',
        summary: 'The approved packet: manifest and sealed parts',
        request: idParam,
        responses: { 200: json(ExportPacket, 'The packet') },
      },
    ),
    async (c) => {
      const person = personOf(c);
      const packet = await db.tx(actorOf(person), async ({ sql }) => {
        const found = await findPacket(sql, c.req.valid('param').id);
        if (!found) throw new AppError('not-found');
        if (found.status !== 'approved')
          throw new AppError('not-now', 'A packet goes out once a second person approved it');
        await record(
          sql,
          'sealed.read',
          actorOf(person),
          found.parts.map((p) => p.id),
        );
        return { manifest: found.manifest, parts: found.parts };
      });
      c.header('content-disposition', `attachment; filename="packet-${packet.manifest.id}.json"`);
      return c.json(packet, 200);
    },
  );
}

async function viewOf(sql: Sql, id: string, person: Person, now: Date): Promise<ExportView> {
  const packet = await findPacket(sql, id);
  const [view] = packet ? await viewsOf(sql, [packet], person, now) : [];
  if (!view) throw new AppError('not-found');
  return view;
}

async function viewsOf(
  sql: Sql,
  packets: readonly PacketRow[],
  person: Person,
  now: Date,
): Promise<ExportView[]> {
  const names = await namesOfPeople(sql);
  const [first] = packets;
  const record = first && (await findCase(sql, first.caseId));
  const danger = record !== undefined && isLifeInDanger(record);
  const alone = danger && (await isOnDuty(sql, person.personId, now));
  return packets.map((p) => ({
    id: p.id,
    caseId: p.caseId,
    kind: p.kind,
    status: p.status,
    summary: p.summary,
    proposedBy: names.get(p.proposedBy) ?? '',
    proposedAt: p.proposedAt.toISOString(),
    ...(p.answeredBy && { answeredBy: names.get(p.answeredBy) ?? '' }),
    ...(p.answeredAt && { answeredAt: p.answeredAt.toISOString() }),
    byOverride: p.overrideId !== null,
    can: canOf(p, person, alone),
  }));
}

function canOf(p: PacketRow, person: Person, alone: boolean): ExportView['can'] {
  if (p.status === 'approved') return ['download'];
  if (p.status === 'declined') return [];
  if (p.proposedBy !== person.personId) return ['approve', 'decline'];
  return alone ? ['decline', 'override'] : ['decline'];
}
