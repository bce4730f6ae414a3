import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism, loadavg } from 'node:os';
import { env, execPath, stdout } from 'node:process';
import type { Outcome } from './outcome.ts';
import type { Proof } from './proof.ts';
import { readReport } from './read-report.ts';

const TICK_MS = 1000;
const LAST_LINES = 20;

const onlyOf = (pattern: string | undefined): string[] =>
  pattern === undefined ? [] : ['--test-name-pattern', pattern];

type Run = { root: string; scale: number; commit: string; databaseUrl?: string };

/**
 * Runs a proof; on a terminal it shows how long it has run, elsewhere only what failed and what a long proof tells of
 * its progress.
 */
export async function runProof(proof: Proof, { root, scale, commit, databaseUrl }: Run): Promise<Outcome> {
  const load = (loadavg()[0] ?? 0) / availableParallelism();
  const begin = performance.now();
  const seconds = (): number => Math.round((performance.now() - begin) / 1000);
  const args =
    'files' in proof
      ? ['--test', '--test-reporter=tap', ...onlyOf(proof.only), ...proof.files]
      : [proof.script, ...proof.args(scale)];
  const { TEST_DATABASE_URL: _, ...rest } = env;
  const child = spawn(execPath, args, {
    cwd: root,
    env: { ...rest, ...(databaseUrl && { TEST_DATABASE_URL: databaseUrl }), ...proof.env(scale) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  const show = (): void => {
    if (stdout.isTTY) stdout.write(`\r  ${lines.length} lines told, ${seconds()} s`);
  };
  const ticking = setInterval(show, TICK_MS);
  child.stdout.setEncoding('utf8');
  let unfinished = '';
  child.stdout.on('data', (text: string) => {
    const more = (unfinished + text).split('\n');
    unfinished = more.pop() ?? '';
    lines.push(...more);
    for (const line of more) {
      const progress = /^\s*(?:# )?progress: (?<progress>.+)/.exec(line)?.groups?.progress;
      if (progress) console.log(`  ${progress}`);
    }
  });
  const [code] = await once(child, 'close');
  clearInterval(ticking);
  if (stdout.isTTY) stdout.write('\r');
  const { done, failures, figures, skipped } = readReport(lines);
  if ('files' in proof)
    console.log(
      `  ${done} tests passed, ${failures.filter((line) => line.startsWith('not ok')).length} failed`,
    );
  for (const failure of failures) console.log(`  ${failure}`);
  for (const why of skipped) console.log(`  left out here: ${why}`);
  if (code !== 0 && failures.length === 0)
    console.log(
      lines
        .slice(-LAST_LINES)
        .map((line) => `  ${line}`)
        .join('\n'),
    );
  for (const figure of figures) console.log(`  ${figure}`);
  // A test run without a single test has proved nothing.
  const empty = 'files' in proof && done === 0;
  // Where no test tells a figure of its own, how many of them hold is one.
  const counted = 'files' in proof ? [`${done} ${done === 1 ? 'test holds' : 'tests hold'}`] : [];
  return {
    passed: code === 0 && !empty,
    seconds: seconds(),
    figures: figures.length > 0 ? figures : counted,
    skipped,
    scale,
    commit,
    load,
  };
}
