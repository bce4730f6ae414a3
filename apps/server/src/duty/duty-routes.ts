import type { OpenAPIHono } from '@hono/zod-openapi';
import { Duties, Duty, DutyChange, DutyInput, OwnProof, PresenceUntil } from '@khong-mot-minh/contracts';
import type { Deps } from '../deps.ts';
import { body, defineRoute, idParam, json } from '../http/define-route.ts';
import { type AppEnv, personOf } from '../http/principal.ts';
import { HttpProblem, invalid } from '../http/problems.ts';
import type { Misses } from '../limits/misses.ts';
import { changeDuty, type DutyRefusal, noteSign, readDuties, stopDuty, takeDuty } from './duty-service.ts';

/** Who is on duty, and who is there. */
export function dutyRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'hashes' | 'identify' | 'now' | 'record' | 'vault'>,
  wrongPasswords: Misses,
): void {
  const { identify } = deps;
  const asking = { ...deps, wrongPasswords };
  app.openapi(
    defineRoute(identify, 'person', {
      method: 'get',
      path: '/v1/roster',
      summary: 'Who is on duty, now and next',
      responses: { 200: json(Duties, 'Duties that have not ended') },
    }),
    async (c) => c.json(await readDuties(deps, personOf(c)), 200),
  );

  app.openapi(
    defineRoute(
      identify,
      { may: 'cases.work' },
      {
        method: 'post',
        path: '/v1/roster',
        summary: 'Take a duty of at most 24 hours for a team whose key one holds',
        request: body(DutyInput),
        responses: { 201: json(Duty, 'The duty') },
      },
    ),
    async (c) => {
      const taken = await takeDuty(deps, personOf(c), c.req.valid('json'));
      if (taken === 'no-key')
        throw new HttpProblem('forbidden', 'Only who holds the key of this team can be on duty for it');
      if (taken === 'overlaps') throw refusal(taken);
      if ('wrong' in taken) throw invalid(taken.wrong.pointer, taken.wrong.code);
      return c.json(taken, 201);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      { may: 'cases.work' },
      {
        method: 'put',
        path: '/v1/roster/{id}',
        summary:
          'Change the times of a duty of one’s own, or as a supervisor, with password and code, of anybody’s',
        request: { ...idParam, ...body(DutyChange) },
        responses: { 200: json(Duty, 'The duty') },
      },
    ),
    async (c) => {
      const changed = await changeDuty(asking, personOf(c), c.req.valid('param').id, c.req.valid('json'));
      if (typeof changed === 'string') throw refusal(changed);
      if ('wrong' in changed) throw invalid(changed.wrong.pointer, changed.wrong.code);
      return c.json(changed, 200);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      { may: 'cases.work' },
      {
        method: 'delete',
        path: '/v1/roster/{id}',
        summary: 'End a duty of one’s own at once',
        request: idParam,
        responses: { 204: { description: 'Ended' } },
      },
    ),
    async (c) => {
      const ended = await stopDuty(asking, personOf(c), c.req.valid('param').id, {});
      if (ended === 'unproved')
        throw new HttpProblem(
          'forbidden',
          'Ending a colleague’s duty takes your password and code: POST /v1/roster/{id}/end',
        );
      if (ended !== 'ended') throw refusal(ended);
      return c.body(null, 204);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      { may: 'cases.work' },
      {
        method: 'post',
        path: '/v1/roster/{id}/end',
        summary: 'End a duty at once, with password and code: as a supervisor a colleague’s',
        request: { ...idParam, ...body(OwnProof) },
        responses: { 204: { description: 'Ended' } },
      },
    ),
    async (c) => {
      const ended = await stopDuty(asking, personOf(c), c.req.valid('param').id, c.req.valid('json'));
      if (ended !== 'ended') throw refusal(ended);
      return c.body(null, 204);
    },
  );

  app.openapi(
    defineRoute(identify, 'person', {
      method: 'post',
      path: '/v1/presence',
      summary: 'A sign of life from the desk; without one for 15 minutes nobody counts as there',
      responses: { 200: json(PresenceUntil, 'Until when the person counts as there') },
    }),
    async (c) => c.json(await noteSign(deps, personOf(c)), 200),
  );
}

function refusal(why: DutyRefusal): HttpProblem {
  switch (why) {
    case 'missing':
      return new HttpProblem('not-found');
    case 'not-yours':
      return new HttpProblem('forbidden', 'Only whose duty it is, or a supervisor, can change it');
    case 'unproved':
      return invalid('/password', 'required');
    case 'begun':
      return invalid('/from', 'begun');
    case 'overlaps':
      return invalid('/from', 'overlaps');
  }
}
