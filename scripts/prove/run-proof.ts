import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { env, execPath, stdout } from 'node:process';
import type { Proof } from './proofs.ts';

const TICK_MS = 1000;

/** Runs a proof's tests; on a terminal it shows how long it has run, elsewhere only what failed. */
export async function runProof(
  root: string,
  proof: Proof,
  scale: number,
): Promise<{ passed: boolean; seconds: number }> {
  const begin = performance.now();
  const seconds = (): number => Math.round((performance.now() - begin) / 1000);
  const child = spawn(execPath, ['--test', '--test-reporter=tap', ...proof.files], {
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
  child.stdout.setEncoding('utf8');
  let rest = '';
  child.stdout.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      if (/^\s*ok \d/.test(line)) done++;
      else if (/^\s*not ok \d/.test(line)) failures.push(line.trim());
    }
  });
  const [code] = await once(child, 'close');
  clearInterval(ticking);
  if (stdout.isTTY) stdout.write('\r');
  console.log(`  ${done} tests passed, ${failures.length} failed`);
  for (const failure of failures) console.log(`  ${failure}`);
  return { passed: code === 0, seconds: seconds() };
}
