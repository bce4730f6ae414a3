import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  PolicyVersionRow,
  VersionApproval,
  VersionRollback,
  VersionTransition,
} from '@khong-mot-minh/contracts';
import type { Deps } from '../../deps.ts';
import { body, defineRoute, json } from '../../http/define-route.ts';
import { type AppEnv, personOf } from '../../http/principal.ts';
import { platformPerson } from '../mode/platform-person.ts';
import { moveVersion } from '../versions/move-version.ts';
import { APPROVES, EDITS } from './policy-people.ts';
import { versionParam } from './version-routes.ts';

/** How a version goes on: into shadow, proposed, approved by somebody else, taken back. */
export function moveRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'now' | 'record'>,
): void {
  const { identify } = deps;

  app.openapi(
    defineRoute(identify, EDITS, {
      method: 'post',
      path: '/v1/policies/{version}/transitions',
      summary: 'Put a version into shadow, propose it for live, withdraw that, or retire it',
      request: { ...versionParam, ...body(VersionTransition) },
      responses: { 200: json(PolicyVersionRow, 'The version as it is now') },
    }),
    async (c) => {
      const who = await platformPerson(deps, personOf(c));
      const { version } = c.req.valid('param');
      const move = { version, ...c.req.valid('json') };
      return c.json(await moveVersion(deps, who, move), 200);
    },
  );

  app.openapi(
    defineRoute(identify, APPROVES, {
      method: 'post',
      path: '/v1/policies/{version}/approval',
      summary: 'A second person lets a proposed version go live, or declines',
      request: { ...versionParam, ...body(VersionApproval) },
      responses: { 200: json(PolicyVersionRow, 'The version as it is now') },
    }),
    async (c) => {
      const who = await platformPerson(deps, personOf(c));
      const { version } = c.req.valid('param');
      const { approve, expectedRevision } = c.req.valid('json');
      const move = { version, expectedRevision, act: approve ? 'approve' : 'decline' } as const;
      return c.json(await moveVersion(deps, who, move), 200);
    },
  );

  app.openapi(
    defineRoute(identify, APPROVES, {
      method: 'post',
      path: '/v1/policies/{version}/rollback',
      summary: 'From the live version back to the one that was live before it, in one step',
      request: { ...versionParam, ...body(VersionRollback) },
      responses: { 200: json(PolicyVersionRow, 'The version that is live now') },
    }),
    async (c) => {
      const who = await platformPerson(deps, personOf(c));
      const { version } = c.req.valid('param');
      const move = { version, act: 'roll-back', ...c.req.valid('json') } as const;
      return c.json(await moveVersion(deps, who, move), 200);
    },
  );
}
