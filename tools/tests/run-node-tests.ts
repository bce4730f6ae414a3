import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import type { SummaryLine } from './summary-reporter.ts';

/** What a file took, from its loading to the end of its last test. */
export type FileTime = { file: string; seconds: number };

/** `empty` names the files that hold no test; `files` are all with what they took, the dearest first. */
export type TestRun = {
  passed: number;
  failed: number;
  skipped: number;
  empty: string[];
  files: FileTime[];
  code: number;
};

const perTestMs = 120_000;
/** More would only make the machine's two cores, the browsers and the databases wait for each other. */
const atOnce = 2;

/** Runs `node --test` over the files, shows its readable report, and returns Node's own counts and times. */
export async function runNodeTests(
  root: string,
  files: string[],
  env: NodeJS.ProcessEnv,
  stdio: 'inherit' | 'ignore' = 'inherit',
): Promise<TestRun> {
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
      stdio,
    });
    // Somebody who stops the run means the tests, not only this counter of theirs.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill(signal));
    const code = await new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (exit) => resolve(exit ?? 1));
    });
    return { ...readSummary(root, summary), code };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function readSummary(root: string, summary: string): Omit<TestRun, 'code'> {
  const lines: SummaryLine[] = readFileSync(summary, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
  const empty = lines.flatMap((line) => ('empty' in line ? line.empty : []));
  const files = lines
    .flatMap((line) => ('file' in line ? { file: named(root, line.file), seconds: line.ms / 1000 } : []))
    .sort((a, b) => b.seconds - a.seconds);
  const counts = lines.flatMap((line) => ('counts' in line ? line.counts : [])).at(0);
  // Without a summary the run itself broke off; the exit code says so.
  if (!counts) return { passed: 0, failed: 0, skipped: 0, empty, files };
  const { passed, failed, cancelled, skipped } = counts;
  return { passed: passed - empty.length, failed: failed + cancelled, skipped, empty, files };
}

const named = (root: string, file: string): string => path.relative(root, file).replaceAll(path.sep, '/');
