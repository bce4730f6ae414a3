import type { OpenAPIHono } from '@hono/zod-openapi';
import { ExportInput, ExportPacket, ExportView } from '@khong-mot-minh/contracts';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { body, defineRoute, idParam, json } from '../http/define-route.ts';
import { idempotent } from '../http/idempotency.ts';
import { type AppEnv, personOf } from '../http/principal.ts';
import { answerExport, downloadPacket, proposeExport, readExports } from './export-service.ts';

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
  const { identify } = deps;
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
      const items = await readExports(deps, personOf(c), c.req.valid('param').id);
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
      const { id } = c.req.valid('param');
      const input = c.req.valid('json');
      return c.json(await proposeExport(deps, personOf(c), id, input, c.get('saveAnswer')), 201);
    },
  );
}

function answerRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'now' | 'record'>,
): void {
  for (const verb of ['approve', 'decline'] as const)
    app.openapi(
      defineRoute(
        deps.identify,
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
        const { id } = c.req.valid('param');
        return c.json(await answerExport(deps, personOf(c), id, verb), 200);
      },
    );
}

function packetRoute(app: OpenAPIHono<AppEnv>, deps: Pick<Deps, 'db' | 'identify' | 'record'>): void {
  app.openapi(
    defineRoute(
      deps.identify,
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
      const packet = await downloadPacket(deps, personOf(c), c.req.valid('param').id);
      c.header('content-disposition', `attachment; filename="packet-${packet.manifest.id}.json"`);
      return c.json(packet, 200);
    },
  );
}
