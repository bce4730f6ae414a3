import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  ExamplesRun,
  PolicyDifferences,
  PolicyStatistics,
  RulesInWords,
  ShadowComparison,
  VersionName,
} from '@kmm/contracts';
import type { CompiledPolicy } from '@kmm/protection';
import type { Sql } from '@kmm/store';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { defineRoute, json } from '../../http/define-route.ts';
import type { AppEnv } from '../../http/principal.ts';
import { AppError } from '../../http/problems.ts';
import { shadowComparison } from '../insight/comparison.ts';
import { policyStatistics } from '../insight/statistics.ts';
import { findPolicyVersion } from '../queries/policy-versions.ts';
import { compareVersions } from '../versions/compare-versions.ts';
import { compileFiles } from '../versions/compile-files.ts';
import type { WithPolicies } from '../versions/policy-registry.ts';
import { runExamples } from '../versions/run-examples.ts';
import { rulesInWords } from '../words/rules-in-words.ts';
import { platformPerson, READS } from './policy-people.ts';
import { versionParam } from './version-routes.ts';

/** What a person asks of a version: its rules in words, how they do, what differs, how the examples end. */
export function insightRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'now'> & WithPolicies,
  flushCounts: () => Promise<void>,
): void {
  textRoutes(app, deps);
  countRoutes(app, deps, flushCounts);
}

/** Its program, or 422 with what is wrong. */
async function programOf(
  sql: Sql,
  { policies }: WithPolicies,
  org: string,
  version: string,
): Promise<CompiledPolicy> {
  const shelved = await policies.version(sql, org, version);
  if (shelved) return shelved.program;
  const found = await findPolicyVersion(sql, org, version);
  if (!found) throw new AppError('not-found', `There is no version "${version}"`);
  const { problems } = compileFiles(version, found.files);
  throw new AppError('policy-refused', problems[0]?.message, {
    errors: problems.map(({ pointer, code }) => ({ pointer, code })),
  });
}

function textRoutes(app: OpenAPIHono<AppEnv>, deps: Pick<Deps, 'db' | 'identify'> & WithPolicies): void {
  const { identify, db } = deps;

  app.openapi(
    defineRoute(identify, READS, {
      method: 'get',
      path: '/v1/policies/{version}/rules',
      summary: 'Its rules in words, in both languages',
      request: versionParam,
      responses: { 200: json(RulesInWords, 'The rules') },
    }),
    async (c) => {
      const who = await platformPerson(c, db);
      const { version } = c.req.valid('param');
      const { document } = await db.tx(who, ({ sql }) => programOf(sql, deps, who.org, version));
      return c.json({ version, items: rulesInWords(document) }, 200);
    },
  );

  app.openapi(
    defineRoute(identify, READS, {
      method: 'get',
      path: '/v1/policies/{version}/examples',
      summary: 'Runs its example cases',
      request: versionParam,
      responses: { 200: json(ExamplesRun, 'How many passed, and which did not') },
    }),
    async (c) => {
      const who = await platformPerson(c, db);
      const { version } = c.req.valid('param');
      return c.json(runExamples(await db.tx(who, ({ sql }) => programOf(sql, deps, who.org, version))), 200);
    },
  );

  app.openapi(
    defineRoute(identify, READS, {
      method: 'get',
      path: '/v1/policies/{version}/differences',
      summary: 'What differs from another version, field by field',
      request: { ...versionParam, query: z.object({ from: VersionName }) },
      responses: { 200: json(PolicyDifferences, 'The differences') },
    }),
    async (c) => {
      const who = await platformPerson(c, db);
      const { version: to } = c.req.valid('param');
      const { from } = c.req.valid('query');
      const [before, after] = await db.tx(who, async ({ sql }) => [
        await programOf(sql, deps, who.org, from),
        await programOf(sql, deps, who.org, to),
      ]);
      if (!before || !after) throw new AppError('not-found');
      return c.json({ from, to, ...compareVersions(before.document, after.document) }, 200);
    },
  );
}

function countRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'now'> & WithPolicies,
  flushCounts: () => Promise<void>,
): void {
  const { identify, db, now } = deps;

  app.openapi(
    defineRoute(identify, READS, {
      method: 'get',
      path: '/v1/policies/{version}/comparison',
      summary: 'What the version in shadow would have decided beside the live one',
      request: versionParam,
      responses: { 200: json(ShadowComparison, 'The comparison so far') },
    }),
    async (c) => {
      const who = await platformPerson(c, db);
      const { version } = c.req.valid('param');
      await flushCounts();
      const answer = await db.tx(who, async ({ sql }) => {
        await programOf(sql, deps, who.org, version);
        return shadowComparison(sql, who.org, version);
      });
      return c.json(answer, 200);
    },
  );

  app.openapi(
    defineRoute(identify, READS, {
      method: 'get',
      path: '/v1/policies/{version}/statistics',
      summary: 'How often each rule fired, its appeals and reversals, and what its warnings cost',
      request: versionParam,
      responses: { 200: json(PolicyStatistics, 'The statistics') },
    }),
    async (c) => {
      const who = await platformPerson(c, db);
      const { version } = c.req.valid('param');
      await flushCounts();
      const answer = await db.tx(who, async ({ sql }) => {
        const { document } = await programOf(sql, deps, who.org, version);
        const rules = document.rules.map(({ id }) => id);
        return policyStatistics(sql, who.org, { version, rules, now: now() });
      });
      return c.json(answer, 200);
    },
  );
}
