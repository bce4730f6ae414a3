// `npm run prove -- how-to-add`: each recipe of ARCHITECTURE.md is performed on a copy, and the copy is checked.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { listFiles } from '../../source/list-files.ts';
import { projectTree } from './project-tree.ts';
import { differencesOf, patternOf, programsOf, readRecipes, type WrittenRecipe } from './read-recipes.ts';
import type { Recipe } from './recipe.ts';
import { RECIPES } from './recipes.ts';
import { openTrialCopy } from './trial-copy.ts';

const { values } = parseArgs({
  options: { scale: { type: 'string', default: '1' }, only: { type: 'string', multiple: true } },
});
const scale = Number(values.scale);
const root = path.resolve(import.meta.dirname, '../../..');
const TSC = ['node_modules/typescript/bin/tsc', '-p', '.', '--pretty', 'false'];
const MOST_LINES = 40;

const written = readRecipes(readFileSync(path.join(root, 'ARCHITECTURE.md'), 'utf8'));
const { only = [] } = values;
const chosen = RECIPES.filter(({ thing }) => only.length === 0 || only.some((one) => thing.includes(one)));
await using copy = await openTrialCopy(root);
let [held, forgotten, told]: [number, number, number] = [0, 0, 0];
for (const recipe of chosen) {
  const problems = await performed(recipe);
  if (problems.length === 0) held += 1;
  for (const problem of problems) console.log(`not ok ${problem}`);
  await copy.reset();
}
console.log(
  `figure: ${held} of ${chosen.length} recipes performed on a copy as written, each with all its checks`,
);
console.log(
  `figure: ${told} of ${forgotten} steps, left out, are told by types, tests or the check; the others are choices`,
);
process.exitCode = held === chosen.length ? 0 : 1;

async function performed(recipe: Recipe): Promise<string[]> {
  const { thing, change, programs } = recipe;
  const text = written.find((one) => one.thing === thing);
  if (!text) return [`${thing}: ARCHITECTURE.md has no such recipe`];
  const tree = projectTree(root);
  change(tree);
  copy.lay(tree);
  for (const { command, args } of programs) {
    const { ok, said } = await copy.node(...args);
    if (!ok) return [`${thing}: ${command} fails: ${last(said)}`];
  }
  const changed = await copy.changed();
  const problems = [...namedOtherwise(recipe, text, changed), ...(await faults(recipe))];
  console.log(
    `progress: ${thing}: ${changed.length} files (${changed.join(', ')}), ${problems.length === 0 ? 'holds' : 'FAILS'}`,
  );
  // What does not hold as a whole says nothing of its parts.
  return problems.length > 0 ? problems : untoldSteps(recipe);
}

/** The text names what was touched: by hand each file, of a program at least one that it writes. */
function namedOtherwise(
  { thing, programs }: Recipe,
  text: WrittenRecipe,
  changed: readonly string[],
): string[] {
  const isOf = (writes: readonly string[], file: string) => writes.some((path) => patternOf(path).test(file));
  const byPrograms = programs.flatMap(({ writes }) => writes);
  const named = programsOf(text).map(({ command }) => command);
  return [
    ...differencesOf(
      text,
      changed.filter((file) => !isOf(byPrograms, file)),
    ),
    ...programs
      .filter(({ writes }) => !changed.some((file) => isOf(writes, file)))
      .map(({ command }) => `${thing}: ${command} changes nothing`),
    ...programs
      .filter(({ command }) => !named.includes(command))
      .map(({ command }) => `${thing}: ${command} is run and not named`),
  ];
}

/** What the whole check, the tests and the trials of a recipe say against the copy as it stands. */
async function faults({ thing, tests, trials = [] }: Recipe): Promise<string[]> {
  const said: string[] = [];
  const hold = async (what: string, ...args: readonly string[]): Promise<void> => {
    const ended = await copy.node(...args);
    if (!ended.ok) said.push(`${thing}: ${what} fails: ${last(ended.said)}`);
  };
  await hold('the check', 'tools/check.ts');
  await hold('a test', '--test', ...testFiles(tests));
  for (const trial of trials) await hold('a trial', ...trial);
  return said;
}

/**
 * Each file that was changed by hand is left out once: types, tests or the check must tell, unless it is a choice. Below
 * scale 1 as many as their share.
 */
async function untoldSteps(recipe: Recipe): Promise<string[]> {
  const problems: string[] = [];
  const tree = projectTree(root);
  recipe.change(tree);
  const files = tree.touched();
  for (const file of files.slice(0, Math.round(files.length * scale))) {
    forgotten += 1;
    await copy.reset();
    copy.lay(tree, [file]);
    const by = await tellerOf(recipe);
    if (by !== undefined) told += 1;
    else if (recipe.untold?.[file] === undefined)
      problems.push(`${recipe.thing}: nothing tells that ${file} was forgotten`);
    console.log(
      `progress: ${recipe.thing} without ${file}: ${by ?? recipe.untold?.[file] ?? 'NOTHING TELLS'}`,
    );
  }
  return problems;
}

/** The quickest first: most of what is forgotten does not compile. */
async function tellerOf({ programs, tests, trials = [] }: Recipe): Promise<string | undefined> {
  if (!(await copy.node(...TSC)).ok) return 'types';
  for (const { args } of programs) if (!(await copy.node(...args)).ok) return 'a program';
  if (!(await copy.node('--test', ...testFiles(tests))).ok) return 'tests';
  for (const trial of trials) if (!(await copy.node(...trial)).ok) return 'a trial';
  return (await copy.node('tools/check.ts')).ok ? undefined : 'the check';
}

function testFiles(places: readonly string[]): string[] {
  return listFiles(root).filter(
    (file) =>
      file.endsWith('.test.ts') && places.some((place) => file === place || file.startsWith(`${place}/`)),
  );
}

function last(said: string): string {
  return said.trimEnd().split('\n').slice(-MOST_LINES).join('\n  ');
}
