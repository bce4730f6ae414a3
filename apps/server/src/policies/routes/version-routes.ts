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
} from '@kmm/contracts';
import { namesOfPeople, type Sql } from '@kmm/store';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { body, defineRoute, json } from '../../http/define-route.ts';
import { idempotent } from '../../http/idempotency.ts';
import type { AppEnv } from '../../http/principal.ts';
import { AppError, invalid } from '../../http/problems.ts';
import { activeVersions, findPolicyVersion, listPolicyVersions } from '../queries/policy-versions.ts';
import { compileFiles } from '../versions/compile-files.ts';
import { createDraft, editDraft, pinPack, validateEdit } from '../versions/draft-service.ts';
import type { CompiledVersion, WithPolicies } from '../versions/policy-registry.ts';
import { baseRow, versionRow, versionView } from '../versions/version-view.ts';
import { EDITS, platformPerson, READS } from './policy-people.ts';

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

function readRoutes(
  app: OpenAPIHono<AppEnv>,
  { identify, db, policies }: Pick<Deps, 'db' | 'identify'> & WithPolicies,
): void {
  app.openapi(
    defineRoute(identify, READS, {
      method: 'get',
      path: '/v1/policies',
      summary: 'Versions of your platform’s policy, newest first',
      request: { query: ListQuery },
      responses: { 200: json(PolicyVersions, 'A page of versions') },
    }),
    async (c) => {
      const who = await platformPerson(c, db);
      const { cursor, limit } = c.req.valid('query');
      if (cursor !== undefined && !/^[1-9]\d{0,8}$/.test(cursor)) throw invalid('/cursor', 'invalid');
      const below = cursor === undefined ? undefined : Number(cursor);
      const list = await db.tx(who, async ({ sql }) => ({
        rows: await listPolicyVersions(sql, who.org, { below, limit: limit + 1 }),
        active: await activeVersions(sql, who.org),
        names: await namesOfPeople(sql),
      }));
      const page = list.rows.slice(0, limit);
      const last = page.at(-1);
      const shadow = list.active.find(({ state }) => state === 'shadow');
      return c.json(
        {
          items: page.length || below ? page.map((v) => versionRow(v, list.names)) : [baseRow(policies.base)],
          ...(list.rows.length > limit && last && { next: String(last.number) }),
          live: list.active.find(({ state }) => state === 'live')?.version ?? policies.base.program.policy,
          ...(shadow && { shadow: shadow.version }),
          mode: who.mode,
        },
        200,
      );
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
      const who = await platformPerson(c, db);
      const { version } = c.req.valid('param');
      return c.json(await db.tx(who, ({ sql }) => viewOf(sql, who.org, version, policies.base)), 200);
    },
  );
}

async function viewOf(
  sql: Sql,
  org: string,
  version: string,
  base: CompiledVersion,
): Promise<PolicyVersionView> {
  const found = await findPolicyVersion(sql, org, version);
  if (found) return versionView(sql, org, found);
  if (version !== base.program.policy) throw new AppError('not-found', `There is no version "${version}"`);
  const { document, problems } = compileFiles(version, base.files);
  return { ...baseRow(base), files: base.files, document, problems, history: [] };
}

function draftRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'now' | 'record' | 'vault'> & WithPolicies,
): void {
  const { identify, db } = deps;

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
      const who = await platformPerson(c, db);
      await pinPack(deps, who.org);
      const made = await db.tx(who, async (tx) => {
        const draft = await createDraft(tx, deps, who, c.req.valid('json'));
        await c.get('saveAnswer')(tx.sql, 201, draft);
        return draft;
      });
      return c.json(made, 201);
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
      const who = await platformPerson(c, db);
      const { version } = c.req.valid('param');
      return c.json(await db.tx(who, (tx) => editDraft(tx, deps, who, version, c.req.valid('json'))), 200);
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
      const who = await platformPerson(c, db);
      const { version } = c.req.valid('param');
      const edit = c.req.valid('json');
      return c.json(await db.tx(who, ({ sql }) => validateEdit(sql, who.org, version, edit)), 200);
    },
  );
}
