import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';

/** `empty` names the files that hold no test. */
export type TestCounts = { passed: number; failed: number; skipped: number; empty: string[]; code: number };

const perTestMs = 120_000;
/** More would only make the machine's two cores, the browsers and the databases wait for each other. */
const atOnce = 2;

/** Runs `node --test` over the files, shows its readable report, and returns Node's own counts. */
export async function runNodeTests(
  root: string,
  files: string[],
  env: NodeJS.ProcessEnv,
): Promise<TestCounts> {
  const folder = mkdtempSync(path.join(tmpdir(), 'kmm-tests-'));
  const summary = path.join(folder, 'summary.jsonl');
  try {
    const args = [
      '--test',
      `--test-concurrency=${atOnce}`,
      `--test-timeout=${perTestMs}`,
      '--test-reporter=spec',
      '--test-reporter-destination=stdout',
      `--test-reporter=${path.join(import.meta.dirname, 'summary-reporter.ts')}`,
      `--test-reporter-destination=${summary}`,
      ...files,
    ];
    const child = spawn(process.execPath, args, {
      cwd: root,
      // Most files load the same thousand modules, whose types are stripped once and not each time.
      env: { NODE_COMPILE_CACHE: path.join(tmpdir(), 'kmm-compiled'), ...env },
      stdio: 'inherit',
    });
    // Somebody who stops the run means the tests, not only this counter of theirs.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill(signal));
    const code = await new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (exit) => resolve(exit ?? 1));
    });
    return { ...readSummary(summary), code };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

type Counts = { passed: number; failed: number; cancelled: number; skipped: number };

function readSummary(file: string): Omit<TestCounts, 'code'> {
  const lines: { empty?: string; counts?: Counts }[] = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  const empty = lines.flatMap((line) => line.empty ?? []);
  const counts = lines.find((line) => line.counts)?.counts;
  // Without a summary the run itself broke off; the exit code says so.
  if (!counts) return { passed: 0, failed: 0, skipped: 0, empty };
  const { passed, failed, cancelled, skipped } = counts;
  return { passed: passed - empty.length, failed: failed + cancelled, skipped, empty };
}
