import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  listOf,
  TakeDownAnswer,
  TakeDownDetail,
  TakeDownQuery,
  TakeDownRow,
  Time,
} from '@khong-mot-minh/contracts';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { body, defineRoute, idParam, json } from '../http/define-route.ts';
import { type AppEnv, personOf } from '../http/principal.ts';
import { HttpProblem, invalid } from '../http/problems.ts';
import { personActor } from './person-actor.ts';
import { answerPlace, type DeskPosition, readTakeDown, readTakeDowns } from './take-down-desk.ts';

/** The desk of the organisation that takes pictures down. */
export function takeDownDeskRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'now' | 'record'>,
): void {
  const permission = { may: 'hashes.work' } as const;

  app.openapi(
    defineRoute(deps.identify, permission, {
      method: 'get',
      path: '/v1/take-downs',
      summary: 'What people asked to be taken down, newest first',
      request: { query: TakeDownQuery },
      responses: { 200: json(listOf(TakeDownRow), 'A page') },
    }),
    async (c) => {
      const { cursor, limit, by } = c.req.valid('query');
      const before = cursor === undefined ? undefined : decodePosition(cursor);
      if (before === null) throw invalid('/cursor', 'invalid');
      const { items, last, more } = await readTakeDowns(deps, personActor(personOf(c)), {
        before,
        limit,
        by,
      });
      return c.json({ items, ...(more && last && { next: encodePosition(last) }) }, 200);
    },
  );

  app.openapi(
    defineRoute(deps.identify, permission, {
      method: 'get',
      path: '/v1/take-downs/{id}',
      summary: 'One take-down, with the place that the person named as it was sealed',
      request: idParam,
      responses: { 200: json(TakeDownDetail, 'The take-down') },
    }),
    async (c) => {
      const found = await readTakeDown(deps, personActor(personOf(c)), c.req.valid('param').id);
      if (!found) throw new HttpProblem('not-found');
      return c.json(found, 200);
    },
  );

  app.openapi(
    defineRoute(deps.identify, permission, {
      method: 'post',
      path: '/v1/take-downs/{id}/answer',
      summary: 'Say what became of a place',
      request: { ...idParam, ...body(TakeDownAnswer) },
      responses: { 204: { description: 'The holder of the receipt sees it' } },
    }),
    async (c) => {
      const { id } = c.req.valid('param');
      if (!(await answerPlace(deps, personActor(personOf(c)), id, c.req.valid('json').status)))
        throw new HttpProblem('not-found');
      return c.body(null, 204);
    },
  );
}

const Position = z.tuple([Time, z.uuid()]);

const encodePosition = ({ hour, id }: DeskPosition): string =>
  Buffer.from(JSON.stringify([hour.toISOString(), id])).toString('base64url');

/** The position that a cursor names, or null where it is none of ours. */
function decodePosition(text: string): DeskPosition | null {
  try {
    const [hour, id] = Position.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return { hour: new Date(hour), id };
  } catch {
    return null;
  }
}
