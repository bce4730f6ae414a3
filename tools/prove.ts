/**
 * `npm run prove`: the long proofs, of which a plain test run takes only a part, and the table of what is promised:
 * promise, figure, held or not, or not proved yet. What it found is kept in the data folder after each proof, so that
 * `-- --resume` goes on where a run was cut, and `-- --table` shows the last outcomes without running anything.
 */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { env, exit } from 'node:process';
import { parseArgs } from 'node:util';
import { openOwnPostgres } from '../bench/postgres/own-postgres.ts';
import type { AcceptanceId } from './prove/acceptance.ts';
import { acceptanceTable } from './prove/acceptance-table.ts';
import { estimateOf, listOf } from './prove/estimate.ts';
import { readOutcomes, writeOutcomes } from './prove/kept-outcomes.ts';
import { PROOFS } from './prove/proofs.ts';
import { runProof } from './prove/run-proof.ts';

const root = path.dirname(import.meta.dirname);
const USAGE = `npm run prove -- [NAME …] [--scale 1] [--resume] [--table] [--list]
  NAME          one proof, of those that --list shows; may be given more than once (also as --only NAME)
  --scale N     from above 0 to 1: how much of what is promised is run (1: all of it)
  --resume      leaves out what has held at this commit and scale
  --table       shows the last outcomes and runs nothing
  --list        shows the proofs with the seconds that each takes, and runs nothing`;
const { values, positionals } = readArguments();
if (values.help) {
  console.log(USAGE);
  exit(0);
}
const scale = Number(values.scale);
if (!(scale > 0 && scale <= 1)) refuse(`--scale is a number above 0 and at most 1, not "${values.scale}"`);
const only = [...(values.only ?? []), ...positionals];
const unknown = only.find((wanted) => !PROOFS.some(({ name }) => name === wanted));
if (unknown !== undefined)
  refuse(`A proof is one of ${PROOFS.map(({ name }) => name).join(', ')}, not "${unknown}"`);
const folder = path.resolve(root, env.DATA_DIR ?? 'data');
const commit = presentCommit();
const outcomes = await readOutcomes(folder);

if (values.list) console.log(listOf(PROOFS, scale).join('\n'));
else if (!values.table) await run();
if (!values.list) showTable();

async function run(): Promise<void> {
  const chosen = PROOFS.filter(({ name }) => only.length === 0 || only.includes(name));
  const wanted = chosen.filter(({ name }) => !(values.resume && hasHeld(name)));
  console.log(`${wanted.length} of ${chosen.length} proofs to run. ${estimateOf(wanted, scale)}`);
  await using postgres = wanted.some((proof) => proof.postgres) ? await openOwnPostgres() : undefined;
  for (const [index, proof] of wanted.entries()) {
    console.log(`\n[${index + 1}/${wanted.length}] ${proof.name}: ${proof.claim}`);
    const databaseUrl = proof.postgres && postgres ? { databaseUrl: postgres.url } : {};
    const outcome = await runProof(proof, { root, scale, commit, ...databaseUrl });
    outcomes.set(proof.name, outcome);
    await writeOutcomes(folder, outcomes);
    console.log(`  ${outcome.passed ? 'holds' : 'FAILS'} after ${outcome.seconds} s`);
  }
}

/** The whole table; after a few proofs their rows of it. */
function showTable(): void {
  const known = new Map([...outcomes].filter(([name]) => PROOFS.some((proof) => proof.name === name)));
  console.log(
    [`\nWhat is promised, at ${commit}:`, ...acceptanceTable(PROOFS, known, commit, wantedRows())].join('\n'),
  );
  const failed = [...known].filter(([, { passed }]) => !passed).map(([name]) => name);
  const count = `${known.size} of ${PROOFS.length} proofs have been run`;
  console.log(
    failed.length === 0 ? `\n${count}; each of them holds.` : `\n${count}; these fail: ${failed.join(', ')}.`,
  );
  process.exitCode = failed.length === 0 ? 0 : 1;
}

function wantedRows(): ReadonlySet<AcceptanceId> | undefined {
  if (only.length === 0) return undefined;
  return new Set(PROOFS.filter(({ name }) => only.includes(name)).flatMap(({ keeps }) => keeps));
}

function hasHeld(name: string): boolean {
  const outcome = outcomes.get(name);
  return (
    outcome?.passed === true && outcome.commit === commit && !commit.endsWith('+') && outcome.scale === scale
  );
}

function presentCommit(): string {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    return `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain') === '' ? '' : '+'}`;
  } catch {
    // A copy without its history.
    return 'no commit';
  }
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        only: { type: 'string', multiple: true },
        scale: { type: 'string', default: '1' },
        resume: { type: 'boolean', default: false },
        table: { type: 'boolean', default: false },
        list: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    return refuse(`${(error as Error).message}\n\n${USAGE}`);
  }
}

function refuse(sentence: string): never {
  console.error(sentence);
  exit(2);
}
