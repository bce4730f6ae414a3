import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { env, execPath, stdout } from 'node:process';
import type { Proof } from './proof.ts';

const TICK_MS = 1000;
const LAST_LINES = 20;

export type Outcome = { passed: boolean; seconds: number; figures: readonly string[] };

const onlyOf = (pattern: string | undefined): string[] =>
  pattern === undefined ? [] : ['--test-name-pattern', pattern];

/** Runs a proof; on a terminal it shows how long it has run, elsewhere only what failed. */
export async function runProof(root: string, proof: Proof, scale: number): Promise<Outcome> {
  const begin = performance.now();
  const seconds = (): number => Math.round((performance.now() - begin) / 1000);
  const args =
    'files' in proof
      ? ['--test', '--test-reporter=tap', ...onlyOf(proof.only), ...proof.files]
      : [proof.script, ...proof.args(scale)];
  const child = spawn(execPath, args, {
    cwd: root,
    env: { ...env, ...proof.env(scale) },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let done = 0;
  const show = (): void => {
    if (stdout.isTTY) stdout.write(`\r  ${done} tests passed, ${seconds()} s`);
  };
  const ticking = setInterval(show, TICK_MS);
  const failures: string[] = [];
  const figures: string[] = [];
  const last: string[] = [];
  child.stdout.setEncoding('utf8');
  let rest = '';
  child.stdout.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      last.push(line);
      if (last.length > LAST_LINES) last.shift();
      if (/^\s*ok \d/.test(line)) done++;
      else if (/^\s*not ok \d/.test(line)) failures.push(line.trim());
      const figure = /^\s*(?:# )?figure: (?<figure>.+)/.exec(line)?.groups?.figure;
      if (figure) figures.push(figure);
    }
  });
  const [code] = await once(child, 'close');
  clearInterval(ticking);
  if (stdout.isTTY) stdout.write('\r');
  if ('files' in proof) console.log(`  ${done} tests passed, ${failures.length} failed`);
  for (const failure of failures) console.log(`  ${failure}`);
  if (code !== 0 && failures.length === 0) console.log(last.map((line) => `  ${line}`).join('\n'));
  for (const figure of figures) console.log(`  ${figure}`);
  // A test run without a single test has proved nothing.
  const empty = 'files' in proof && done === 0;
  return { passed: code === 0 && !empty, seconds: seconds(), figures };
}
