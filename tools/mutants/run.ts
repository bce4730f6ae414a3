// `npm run prove -- --only mutants`: which small changes of tables, rules and pure cores does no test notice?
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { listFiles } from '../source/list-files.ts';
import { isTest, readSources } from '../source/source-file.ts';
import { importGraph, loadedBy } from './covering-tests.ts';
import { findMutants, type Mutant } from './find-mutants.ts';
import { type Group, PLAN } from './plan.ts';
import { refusedByCompiler } from './refused-by-compiler.ts';
import { seededSample } from './seeded-sample.ts';

const { values } = parseArgs({
  options: { scale: { type: 'string', default: '1' }, group: { type: 'string' } },
});
const scale = Number(values.scale);
const root = path.resolve(import.meta.dirname, '../..');
const sources = readSources(root);
const graph = importGraph(sources, entriesOfPackages());
const testFiles = sources.map((source) => source.path).filter((file) => file.endsWith('.test.ts'));
const loads = new Map(testFiles.map((file) => [file, loadedBy(graph, file)]));

let killed = 0;
let tried = 0;
const survivors: Mutant[] = [];
for (const group of PLAN.groups) {
  if (values.group !== undefined && values.group !== group.name) continue;
  await runGroup(group);
}
const refused = new Set(refusedByCompiler(root, survivors));
for (const mutant of survivors) {
  const { path: file, line, was, text } = mutant;
  const how = refused.has(mutant) ? 'refused by the compiler alone' : 'survived';
  console.log(`${how}: ${file}:${line} ${shown(was)} → ${shown(text)}`);
}
const noticed = killed + refused.size;
const share = tried === 0 ? 0 : noticed / tried;
console.log(
  `figure: ${noticed} of ${tried} mutants noticed (${(100 * share).toFixed(1)} %), ${killed} by tests and ${refused.size} by the compiler alone, seed ${PLAN.seed}, ${tried - noticed} survivors listed`,
);
process.exitCode = share >= PLAN.goal ? 0 : 1;

async function runGroup(group: Group): Promise<void> {
  const targets = sources.filter((source) => group.files.test(source.path) && !isTest(source.path));
  const all = targets.flatMap(findMutants);
  const size = Math.max(1, Math.round(group.sample * scale));
  let here = 0;
  const mutants = seededSample(all, size, PLAN.seed);
  const [first] = mutants;
  if (!first) throw new Error(`Run mutants: the files of "${group.name}" hold none`);
  const begin = performance.now();
  const unchanged = { ...first, text: first.was };
  if (await isKilled(unchanged, testsFor(first.path, group), Number.POSITIVE_INFINITY))
    throw new Error(`Run mutants: the tests of "${group.name}" fail without any`);
  const longestMs = Math.ceil(Math.max(PLAN.leastSeconds * 1000, PLAN.times * (performance.now() - begin)));
  for (const mutant of mutants) {
    if (await isKilled(mutant, testsFor(mutant.path, group), longestMs)) here++;
    else {
      survivors.push(mutant);
      console.log(
        `progress: survived ${mutant.path}:${mutant.line} ${shown(mutant.was)} → ${shown(mutant.text)}`,
      );
    }
  }
  killed += here;
  tried += mutants.length;
  console.log(`progress: ${group.name}: ${here} of ${mutants.length} killed, drawn from ${all.length}`);
}

/** The group's tests that load the file, in the order of the plan, and of one row the nearest first. */
function testsFor(file: string, { tests }: Group): string[][] {
  return tests
    .map((row) =>
      testFiles
        .filter((test) => row.test(test) && loads.get(test)?.has(file))
        .sort((a, b) => (loads.get(a)?.get(file) ?? 0) - (loads.get(b)?.get(file) ?? 0)),
    )
    .filter((files) => files.length > 0);
}

async function isKilled(mutant: Mutant, rows: readonly string[][], mostMs: number): Promise<boolean> {
  for (const files of rows) {
    // The nearest alone first: it kills most, and the others need not be loaded then.
    const [first, ...rest] = files;
    for (const some of [first ? [first] : [], rest])
      if (some.length > 0 && (await fails(mutant, some, mostMs))) return true;
  }
  return false;
}

function fails(
  { path: file, start, end, text }: Mutant,
  files: readonly string[],
  mostMs: number,
): Promise<boolean> {
  const hook = path.join(import.meta.dirname, 'with-mutant.mjs');
  const child = spawn(process.execPath, ['--import', hook, '--test', '--test-isolation=none', ...files], {
    cwd: root,
    env: {
      ...process.env,
      KMM_MUTANT: JSON.stringify({ file: path.join(root, file), start, end, text }),
    },
    stdio: 'ignore',
    ...(Number.isFinite(mostMs) && { timeout: mostMs, killSignal: 'SIGKILL' as const }),
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code !== 0));
  });
}

/** Every name by which a package of ours is imported, with its file. */
function entriesOfPackages(): Map<string, string> {
  const entries = new Map<string, string>();
  for (const file of listFiles(root).filter((one) => /^(packages|apps)\/[^/]+\/package\.json$/.test(one))) {
    const { name, exports } = JSON.parse(readFileSync(path.join(root, file), 'utf8'));
    for (const [sub, target] of Object.entries<string>(typeof exports === 'object' ? exports : {}))
      entries.set(path.posix.join(name, sub), path.posix.join(path.posix.dirname(file), target));
  }
  return entries;
}

function shown(text: string): string {
  const flat = text.replaceAll(/\s+/g, ' ');
  return flat === '' ? '(nothing)' : flat.slice(0, 60);
}
