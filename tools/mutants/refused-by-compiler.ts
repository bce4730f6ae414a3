import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { copyProject } from '../source/copy-project.ts';
import type { Mutant } from './find-mutants.ts';

/** Those of these mutants that `tsc` refuses, as `npm run check` does: tried one by one on a copy of the project. */
export function refusedByCompiler(root: string, mutants: readonly Mutant[]): Mutant[] {
  if (mutants.length === 0) return [];
  using copy = copyProject(root);
  const compiles = (): boolean =>
    spawnSync(
      process.execPath,
      [path.join(root, 'node_modules/typescript/lib/tsc.js'), '--noEmit', '-p', '.'],
      {
        cwd: copy.folder,
        stdio: 'ignore',
      },
    ).status === 0;
  if (!compiles()) throw new Error('Refused by compiler: the project does not compile without a mutant');
  return mutants.filter(({ path: file, start, end, text }) => {
    const name = path.join(copy.folder, file);
    const whole = readFileSync(name, 'utf8');
    writeFileSync(name, whole.slice(0, start) + text + whole.slice(end));
    try {
      return !compiles();
    } finally {
      writeFileSync(name, whole);
    }
  });
}
