// Every `npm run …` begins here: install what is missing, find Node 24, run the command's TypeScript with it.
// Plain JavaScript without dependencies, because it runs on Node 20 before anything is installed.
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { ensurePackages } from './launch/ensure-packages.mjs';
import { pickNode } from './launch/pick-node.mjs';
import { runChild } from './launch/run-child.mjs';
import { Stop } from './launch/stop.mjs';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

// The demo lives on small machines, where speed under load matters less than what an idle server keeps: V8 with nurseries
// of 2 MiB, and a glibc that gives large blocks back (left alone, it raises both limits with each block that is freed).
const small = {
  flags: ['--max-semi-space-size=2'],
  env: { MALLOC_TRIM_THRESHOLD_: '131072', MALLOC_MMAP_THRESHOLD_: '131072' },
};

const delivered =
  'This runs on the Node that npm delivered: package-lock.json pins it, but nobody here has compared it with the signed ' +
  'sums of nodejs.org. For production install Node 24 or newer from https://nodejs.org; it is used as soon as it is there.';

/** `build: true` brings the two web apps up to date first; `build: 'if-missing'` only when there is none. */
const commands = {
  start: { entry: 'apps/simulator/src/demo.ts', build: true, stopsItself: true, ...small },
  serve: { entry: 'apps/server/src/main.ts', build: 'if-missing', stopsItself: true },
  test: { entry: 'scripts/run-tests.ts', build: true },
  'test:postgres': { entry: 'scripts/run-tests.ts', args: ['--postgres'], build: true },
  check: { entry: 'scripts/check.ts' },
  build: { entry: 'scripts/build.ts' },
  walk: { entry: 'scripts/walk.ts' },
  'ledger:verify': { entry: 'scripts/ledger-verify.ts' },
  'ledger:audit': { entry: 'scripts/ledger-audit.ts' },
  'ledger:served': { entry: 'scripts/ledger-served.ts' },
  'ledger:monitor': { entry: 'scripts/ledger-monitor.ts', stopsItself: true },
  'pack:packages': { entry: 'scripts/pack-packages.ts' },
  taxonomy: { entry: 'scripts/taxonomy-lint.ts' },
  backup: { entry: 'scripts/backup.ts' },
  restore: { entry: 'scripts/restore.ts' },
  doctor: { entry: 'scripts/doctor.ts' },
  members: { entry: 'scripts/members.ts' },
  openapi: { entry: 'scripts/openapi.ts' },
  'test:kill': { entry: 'test/kill/kill-nine.ts', build: true },
  'exchange:sync': { entry: 'scripts/sync-threatexchange.ts' },
  'bench:hash': { entry: 'bench/hash.ts' },
  measure: { entry: 'scripts/measure.ts' },
  'policy:schema': { entry: 'scripts/policy-schema.ts' },
  'bench:rules': { entry: 'bench/rules.ts' },
  'bench:decide': { entry: 'bench/decide.ts' },
  'bench:text': { entry: 'bench/text.ts' },
  prove: { entry: 'scripts/prove.ts' },
  'bench:http': { entry: 'bench/http.ts' },
  'bench:cases': { entry: 'bench/cases.ts' },
  'bench:classes': { entry: 'bench/classes.ts' },
  lighthouse: { entry: 'scripts/lighthouse.ts' },
  films: { entry: 'scripts/films/render.ts' },
  'eval:early-warning': { entry: 'bench/early-warning.ts' },
  content: { entry: 'scripts/content.ts', stopsItself: true },
  'content:schema': { entry: 'scripts/content-schema.ts' },
  'train:acts': { entry: 'scripts/train-acts.ts' },
  'fit:confidence': { entry: 'scripts/fit-confidence.ts' },
  'fit:run': { entry: 'scripts/fit-run.ts' },
  'toned-pairs': { entry: 'scripts/toned-pairs.ts' },
  terms: { entry: 'scripts/terms.ts' },
  classifier: { entry: 'scripts/classifier.ts' },
};

try {
  process.exitCode = await launch(process.argv[2], process.argv.slice(3));
} catch (error) {
  if (!(error instanceof Stop)) throw error;
  console.error(`\n${error.message}\n`);
  process.exitCode = 1;
}

async function launch(name, extra) {
  const command = Object.hasOwn(commands, name ?? '') ? commands[name] : undefined;
  if (!command) {
    const listed = Object.keys(commands).map((known) => `  npm run ${known}`);
    throw new Stop(`Unknown command "${name ?? ''}". These exist:\n${listed.join('\n')}`);
  }
  if (!existsSync(path.join(root, command.entry))) {
    throw new Stop(`"npm run ${name}" is not part of this version: ${command.entry} does not exist`);
  }
  await ensurePackages(root);
  const node = pickNode(root);
  if (name === 'serve' && node.startsWith(path.join(root, 'node_modules'))) console.error(delivered);
  if (command.build) {
    const only = command.build === 'if-missing' ? ['--if-missing'] : [];
    const code = await runChild(root, node, ['scripts/build.ts', '--quiet', ...only], {});
    if (code !== 0) return code;
  }
  const { entry, args = [], flags = [], env = {}, stopsItself = false } = command;
  return runChild(root, node, [...flags, entry, ...args, ...extra], { stopsItself, env });
}
