// `npm run taxonomy [-- --stale [--on 2027-06-01]]`: does every name in the taxonomy lead somewhere, and every ground of a
// policy too? `--stale` lists the facts that nobody has read again in time.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { loadPolicy, loadTaxonomy, taxonomyProblems } from '@kmm/server';
import { commitDay } from './taxonomy/commit-day.ts';
import { datedFacts } from './taxonomy/dated-facts.ts';

const root = path.dirname(import.meta.dirname);
const taxonomy = loadTaxonomy();
const folders = readdirSync(path.join(root, 'policies'), { withFileTypes: true }).filter((entry) =>
  entry.isDirectory(),
);
const policies = await Promise.all(
  folders.map(async ({ name }) => (await loadPolicy(path.join(root, 'policies', name))).document),
);
const { values } = parseArgs({ options: { stale: { type: 'boolean' }, on: { type: 'string' } } });
const facts = datedFacts(root, taxonomy, policies);
if (values.stale) {
  const on = values.on ?? new Date().toISOString().slice(0, 10);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(on)) {
    console.error(`--on is a day like 2027-06-01, not "${on}"`);
    process.exit(2);
  }
  const stale = facts.filter(({ reviewBy }) => reviewBy !== undefined && reviewBy < on);
  for (const { file, id, reviewBy } of stale) console.log(`${reviewBy}  ${file}  ${id}`);
  console.log(`${stale.length} of ${facts.length} facts are stale on ${on}`);
  process.exit(stale.length > 0 ? 1 : 0);
}

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

const { obligations, platforms, figures, sources } = taxonomy;
console.log(
  `${obligations.length} duties of ${taxonomy.instruments.length} instruments, ${platforms.cells.length} facts of ${platforms.platforms.length} platforms, ${figures.figures.length} figures, ${Object.keys(sources).length} sources; ${policies.length} policy packs`,
);
for (const grade of ['primary', 'secondary', 'unverified'])
  console.log(`  ${grade.padEnd(11)} ${obligations.filter((one) => one.grade === grade).length} duties`);
for (const problem of problems) console.log(`✗ ${problem}`);
console.log(problems.length === 0 ? 'The taxonomy is in order' : `${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
