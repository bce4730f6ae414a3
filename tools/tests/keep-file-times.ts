import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism, loadavg } from 'node:os';
import path from 'node:path';
import type { FileTime } from './run-node-tests.ts';

const SHOWN = 10;

/**
 * Keeps what each file took in `test-seconds.json` of the data folder, and gives lines of the dearest for whoever ran
 * them. Other work makes every file dearer, so how busy the machine was stands beside.
 */
export async function keepFileTimes(
  root: string,
  files: readonly FileTime[],
  env: NodeJS.ProcessEnv,
): Promise<string[]> {
  const target = path.resolve(root, env.DATA_DIR ?? 'data', 'test-seconds.json');
  const load = (loadavg()[0] ?? 0) / availableParallelism();
  const rows = files.map(({ file, seconds }) => ({ file, seconds: Math.round(seconds * 10) / 10 }));
  const total = files.reduce((sum, { seconds }) => sum + seconds, 0);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(
    target,
    `${JSON.stringify({ loadPerCore: Number(load.toFixed(2)), files: rows }, null, 1)}\n`,
  );
  return [
    '',
    `The dearest of ${files.length} files, ${total.toFixed(0)} s in all, load ${load.toFixed(1)} a core (${path.relative(root, target)}):`,
    ...rows.slice(0, SHOWN).map(({ file, seconds }) => `${seconds.toFixed(1).padStart(7)} s  ${file}`),
  ];
}
