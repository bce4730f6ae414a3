import path from 'node:path';
import process from 'node:process';
import {
  DEFAULT_JURISDICTION,
  jurisdictionFolder,
  loadJurisdiction,
  loadPolicy,
  loadTaxonomy,
  packFolder,
  taxonomyProblems,
} from '@khong-mot-minh/server';
import { policyPacks } from '../run/policy-packs.ts';
import { commitDay } from './commit-day.ts';
import { datedFacts } from './dated-facts.ts';

async function readAll(root: string) {
  const jurisdiction = loadJurisdiction(process.env.JURISDICTION ?? DEFAULT_JURISDICTION);
  const taxonomy = loadTaxonomy(jurisdictionFolder(jurisdiction.id));
  const shared = policyPacks(root).flatMap(({ folder }) =>
    folder.startsWith('policies/') ? [path.join(root, folder)] : [],
  );
  const packs = new Set([packFolder(jurisdiction), ...shared]);
  const policies = await Promise.all([...packs].map(async (folder) => (await loadPolicy(folder)).document));
  return { taxonomy, policies, facts: datedFacts(root, jurisdiction, taxonomy, policies) };
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
