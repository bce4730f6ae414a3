// `node scripts/taxonomy-lint.ts`: does every name in the taxonomy lead somewhere, and every ground of a policy too?
import { readdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { loadPolicy, loadTaxonomy, taxonomyProblems } from '@kmm/server';

const root = path.dirname(import.meta.dirname);
const taxonomy = loadTaxonomy();
const folders = readdirSync(path.join(root, 'policies'), { withFileTypes: true }).filter((entry) =>
  entry.isDirectory(),
);
const policies = await Promise.all(
  folders.map(async ({ name }) => (await loadPolicy(path.join(root, 'policies', name))).document),
);
const problems = taxonomyProblems(taxonomy, policies);
const texts = JSON.stringify(taxonomy);
if (texts !== texts.normalize('NFC')) problems.push('A text is not in Unicode form NFC');

const { obligations, platforms, figures, sources } = taxonomy;
console.log(
  `${obligations.length} duties of ${taxonomy.instruments.length} instruments, ${platforms.cells.length} facts of ${platforms.platforms.length} platforms, ${figures.figures.length} figures, ${Object.keys(sources).length} sources; ${policies.length} policy packs`,
);
for (const grade of ['primary', 'secondary', 'unverified'])
  console.log(`  ${grade.padEnd(11)} ${obligations.filter((one) => one.grade === grade).length} duties`);
for (const problem of problems) console.log(`✗ ${problem}`);
console.log(problems.length === 0 ? 'The taxonomy is in order' : `${problems.length} problems`);
process.exitCode = problems.length === 0 ? 0 : 1;
