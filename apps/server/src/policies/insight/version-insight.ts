import type {
  ExamplesRun,
  PolicyDifferences,
  PolicyStatistics,
  RulesInWords,
  ShadowComparison,
} from '@khong-mot-minh/contracts';
import type { Sql } from '@khong-mot-minh/database';
import type { CompiledPolicy } from '@khong-mot-minh/protection';
import type { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { compareVersions } from '../versions/compare-versions.ts';
import { programFrom } from '../versions/compile-files.ts';
import { type Editor, mustFind } from '../versions/draft-service.ts';
import type { WithPolicies } from '../versions/policy-registry.ts';
import { runExamples } from '../versions/run-examples.ts';
import { rulesInWords } from '../words/rules-in-words.ts';
import { shadowComparison } from './comparison.ts';
import { policyStatistics } from './statistics.ts';

type ReadDeps = Pick<Deps, 'db'> & WithPolicies;
/** Writes what was counted of rules so far, so that an answer is up to date. */
type WithCounts = { flushCounts(): Promise<void> };

/** The program of any version of the platform, or what is wrong with it. */
async function programOf(
  sql: Sql,
  { policies }: WithPolicies,
  org: string,
  version: string,
): Promise<CompiledPolicy> {
  const shelved = await policies.version(sql, org, version);
  if (shelved) return shelved.program;
  return programFrom(version, (await mustFind(sql, org, version)).files);
}

/** Rules of a version in words, in both languages. */
export async function readRules(
  deps: ReadDeps,
  who: Editor,
  version: string,
): Promise<z.infer<typeof RulesInWords>> {
  const { document } = await deps.db.tx(who, ({ sql }) => programOf(sql, deps, who.org, version));
  return { version, items: rulesInWords(document) };
}

/** How many example cases of a version pass, and which do not. */
export const tryExamples = async (deps: ReadDeps, who: Editor, version: string): Promise<ExamplesRun> =>
  runExamples(await deps.db.tx(who, ({ sql }) => programOf(sql, deps, who.org, version)));

/** What differs between two versions, field by field. */
export async function readDifferences(
  deps: ReadDeps,
  who: Editor,
  { from, to }: { from: string; to: string },
): Promise<PolicyDifferences> {
  const { before, after } = await deps.db.tx(who, async ({ sql }) => ({
    before: await programOf(sql, deps, who.org, from),
    after: await programOf(sql, deps, who.org, to),
  }));
  return { from, to, ...compareVersions(before.document, after.document) };
}

/** What a version in shadow would have decided beside the live one. */
export async function readComparison(
  deps: ReadDeps & WithCounts,
  who: Editor,
  version: string,
): Promise<ShadowComparison> {
  await deps.flushCounts();
  return deps.db.tx(who, async ({ sql }) => {
    await programOf(sql, deps, who.org, version);
    return shadowComparison(sql, who.org, version);
  });
}

/** How often each rule of a version fired, its appeals and reversals, and what its warnings cost. */
export async function readStatistics(
  deps: ReadDeps & WithCounts & Pick<Deps, 'now'>,
  who: Editor,
  version: string,
): Promise<PolicyStatistics> {
  await deps.flushCounts();
  return deps.db.tx(who, async ({ sql }) => {
    const { document } = await programOf(sql, deps, who.org, version);
    const rules = document.rules.map(({ id }) => id);
    return policyStatistics(sql, who.org, { version, rules, now: deps.now() });
  });
}
