import type { OpenAPIHono } from '@hono/zod-openapi';
import {
  ExamplesRun,
  PolicyDifferences,
  PolicyStatistics,
  RulesInWords,
  ShadowComparison,
  VersionName,
} from '@khong-mot-minh/contracts';
import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { defineRoute, json } from '../../http/define-route.ts';
import { type AppEnv, personOf } from '../../http/principal.ts';
import {
  readComparison,
  readDifferences,
  readRules,
  readStatistics,
  tryExamples,
} from '../insight/version-insight.ts';
import { platformPerson } from '../mode/platform-person.ts';
import type { WithPolicies } from '../versions/policy-registry.ts';
import { READS } from './policy-people.ts';
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

function textRoutes(app: OpenAPIHono<AppEnv>, deps: Pick<Deps, 'db' | 'identify'> & WithPolicies): void {
  const { identify } = deps;

  app.openapi(
    defineRoute(identify, READS, {
      method: 'get',
      path: '/v1/policies/{version}/rules',
      summary: 'Its rules in words, in both languages',
      request: versionParam,
      responses: { 200: json(RulesInWords, 'The rules') },
    }),
    async (c) => {
      const who = await platformPerson(deps, personOf(c));
      return c.json(await readRules(deps, who, c.req.valid('param').version), 200);
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
      const who = await platformPerson(deps, personOf(c));
      return c.json(await tryExamples(deps, who, c.req.valid('param').version), 200);
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
      const who = await platformPerson(deps, personOf(c));
      const { version: to } = c.req.valid('param');
      const { from } = c.req.valid('query');
      return c.json(await readDifferences(deps, who, { from, to }), 200);
    },
  );
}

function countRoutes(
  app: OpenAPIHono<AppEnv>,
  deps: Pick<Deps, 'db' | 'identify' | 'now'> & WithPolicies,
  flushCounts: () => Promise<void>,
): void {
  const { identify } = deps;

  app.openapi(
    defineRoute(identify, READS, {
      method: 'get',
      path: '/v1/policies/{version}/comparison',
      summary: 'What the version in shadow would have decided beside the live one',
      request: versionParam,
      responses: { 200: json(ShadowComparison, 'The comparison so far') },
    }),
    async (c) => {
      const who = await platformPerson(deps, personOf(c));
      return c.json(await readComparison({ ...deps, flushCounts }, who, c.req.valid('param').version), 200);
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
      const who = await platformPerson(deps, personOf(c));
      return c.json(await readStatistics({ ...deps, flushCounts }, who, c.req.valid('param').version), 200);
    },
  );
}
