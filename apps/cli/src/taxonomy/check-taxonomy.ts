import { readdirSync } from 'node:fs';
import path from 'node:path';
import { loadPolicy, loadTaxonomy, taxonomyProblems } from '@kmm/server';
import { commitDay } from './commit-day.ts';
import { datedFacts } from './dated-facts.ts';

async function readAll(root: string) {
  const taxonomy = loadTaxonomy();
  const folders = readdirSync(path.join(root, 'policies'), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  const policies = await Promise.all(
    folders.map(async ({ name }) => (await loadPolicy(path.join(root, 'policies', name))).document),
  );
  return { taxonomy, policies, facts: datedFacts(root, taxonomy, policies) };
}

/** The facts that were to be read again before that day. */
export async function staleFacts(root: string, on: string) {
  const { facts } = await readAll(root);
  return {
    all: facts.length,
    stale: facts.filter(({ reviewBy }) => reviewBy !== undefined && reviewBy < on),
  };
}

/** Whether every name in the taxonomy leads somewhere, and every ground of a policy too; with what there is. */
export async function checkTaxonomy(root: string) {
  const { taxonomy, policies, facts } = await readAll(root);
  const problems = taxonomyProblems(taxonomy, policies);
  const texts = JSON.stringify(taxonomy);
  if (texts !== texts.normalize('NFC')) problems.push('A text is not in Unicode form NFC');
  // By the day of the commit, not of the clock: no day that passes breaks the build.
  const day = commitDay(root);
  for (const { file, id, reviewBy } of facts) {
    if (reviewBy === undefined)
      problems.push(`${file}: "${id}" does not say by when it is read again (reviewBy)`);
    else if (day !== undefined && reviewBy < day)
      problems.push(`${file}: "${id}" was to be read again by ${reviewBy}; this commit is of ${day}`);
  }
  return { taxonomy, policies: policies.length, problems };
}
