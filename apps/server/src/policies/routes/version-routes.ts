import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  DraftContent,
  DraftEdit,
  DraftInput,
  ListQuery,
  PolicyVersions,
  PolicyVersionView,
  Validation,
  VersionName,
} from '@khong-mot-minh/contracts';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { body, defineRoute, json } from '../../http/define-route.ts';
import { idempotent } from '../../http/idempotency.ts';
import { type AppEnv, personOf } from '../../http/principal.ts';
import { invalid } from '../../http/problems.ts';
import { platformPerson } from '../mode/platform-person.ts';
import { createDraft, editDraft, validateEdit } from '../versions/draft-service.ts';
import type { WithPolicies } from '../versions/policy-registry.ts';
import { readVersion, readVersions } from '../versions/read-versions.ts';
import { EDITS, READS } from './policy-people.ts';

export const versionParam = { params: z.object({ version: VersionName }) };
/** A whole pack in one body: the one on disk has 130 KB, and grows as JSON. */
const MAX_BYTES = 4 * 1024 * 1024;

/** Versions of a platform's policy: the list, one of them, drafts. */
export function versionRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'now' | 'record' | 'vault'> & WithPolicies,
): void {
  readRoutes(app, deps);
  draftRoutes(app, deps);
}

function readRoutes(app: OpenAPIHono<AppEnv>, deps: Pick<Deps, 'db' | 'identify'> & WithPolicies): void {
  const { identify } = deps;

  app.openapi(
    defineRoute(identify, READS, {
      method: 'get',
      path: '/v1/policies',
      summary: 'Versions of your platform’s policy, newest first',
      request: { query: ListQuery },
      responses: { 200: json(PolicyVersions, 'A page of versions') },
    }),
    async (c) => {
      const who = await platformPerson(deps, personOf(c));
      const { cursor, limit } = c.req.valid('query');
      if (cursor !== undefined && !/^[1-9]\d{0,8}$/.test(cursor)) throw invalid('/cursor', 'invalid');
      const below = cursor === undefined ? undefined : Number(cursor);
      return c.json(await readVersions(deps, who, { below, limit }), 200);
    },
  );

  app.openapi(
    defineRoute(identify, READS, {
      method: 'get',
      path: '/v1/policies/{version}',
      summary: 'One version: its files, the merged document, what is wrong with it, its history',
      request: versionParam,
      responses: { 200: json(PolicyVersionView, 'The version') },
    }),
    async (c) => {
      const who = await platformPerson(deps, personOf(c));
      return c.json(await readVersion(deps, who, c.req.valid('param').version), 200);
    },
  );
}

function draftRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'now' | 'record' | 'vault'> & WithPolicies,
): void {
  const { identify } = deps;

  app.openapi(
    defineRoute(
      identify,
      EDITS,
      {
        method: 'post',
        path: '/v1/policies',
        summary: 'A draft from another version, or from the pack that comes with the software',
        request: body(DraftInput),
        responses: { 201: json(PolicyVersionView, 'The draft') },
      },
      [idempotent(deps)],
    ),
    async (c) => {
      const who = await platformPerson(deps, personOf(c));
      return c.json(await createDraft(deps, who, c.req.valid('json'), c.get('saveAnswer')), 201);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      EDITS,
      {
        method: 'put',
        path: '/v1/policies/{version}',
        summary: 'Edit a draft; what is wrong with it is listed, and kept all the same',
        request: { ...versionParam, ...body(DraftEdit) },
        responses: { 200: json(PolicyVersionView, 'The draft as it is now') },
      },
      [],
      MAX_BYTES,
    ),
    async (c) => {
      const who = await platformPerson(deps, personOf(c));
      const { version } = c.req.valid('param');
      return c.json(await editDraft(deps, who, version, c.req.valid('json')), 200);
    },
  );

  app.openapi(
    defineRoute(
      identify,
      EDITS,
      {
        method: 'post',
        path: '/v1/policies/{version}/validate',
        summary: 'What would be wrong after an edit, with file, line and column; nothing is saved',
        request: { ...versionParam, ...body(DraftContent) },
        responses: { 200: json(Validation, 'Problems, and how the examples end') },
      },
      [],
      MAX_BYTES,
    ),
    async (c) => {
      const who = await platformPerson(deps, personOf(c));
      const { version } = c.req.valid('param');
      return c.json(await validateEdit(deps, who, version, c.req.valid('json')), 200);
    },
  );
}
