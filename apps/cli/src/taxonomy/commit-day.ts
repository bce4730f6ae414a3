import { spawnSync } from 'node:child_process';

/** The day (ISO date) of the last commit; undefined where there is no history, as in an archive. */
export function commitDay(root: string): string | undefined {
  const { status, stdout } = spawnSync('git', ['log', '-1', '--format=%cI'], { cwd: root, encoding: 'utf8' });
  return status === 0 && stdout.length >= 10 ? stdout.slice(0, 10) : undefined;
}
