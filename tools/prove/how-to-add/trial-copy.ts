import { execFile } from 'node:child_process';
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { execPath, env as own } from 'node:process';
import { copyProject } from '../../source/copy-project.ts';
import type { ProjectTree } from './project-tree.ts';

type Ended = { ok: boolean; said: string };

/** A copy of the project in which recipes are performed, one after the other. */
export type TrialCopy = AsyncDisposable & {
  /** Writes what a recipe changed, but for the files that are left out. */
  lay(tree: ProjectTree, leftOut?: readonly string[]): void;
  node(...args: readonly string[]): Promise<Ended>;
  /** Paths that are not as in the project, sorted. */
  changed(): Promise<string[]>;
  /** As the project is. */
  reset(): Promise<void>;
};

export async function openTrialCopy(root: string): Promise<TrialCopy> {
  const project = copyProject(root);
  const { folder } = project;
  const run = (program: string, args: readonly string[]): Promise<Ended> =>
    new Promise((resolve) => {
      // A test run of its own: whoever runs this one hears of its end alone.
      const { NODE_TEST_CONTEXT: _, ...env } = own;
      execFile(program, args, { cwd: folder, env, maxBuffer: 64 << 20 }, (error, out, err) =>
        resolve({ ok: error === null, said: out + err }),
      );
    });
  const git = async (...args: readonly string[]): Promise<string> => {
    const { ok, said } = await run('git', args);
    if (!ok) throw new Error(`Try recipes: git ${args[0]} says ${said}`);
    return said;
  };
  // A history of its own, so that what a recipe and its programs touched can be asked.
  await git('init', '--quiet');
  // A link is no folder for the project's own list of what is no part of it.
  appendFileSync(path.join(folder, '.git/info/exclude'), 'node_modules\n');
  await git('add', '--all');
  return {
    lay(tree, leftOut = []) {
      for (const file of tree.touched().filter((name) => !leftOut.includes(name))) {
        mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
        writeFileSync(path.join(folder, file), tree.read(file));
      }
    },
    node: (...args) => run(execPath, args),
    async changed() {
      const differing = await git('diff', '--name-only', '-z');
      const fresh = await git('ls-files', '--others', '--exclude-standard', '-z');
      return [...differing.split('\0'), ...fresh.split('\0')].filter((file) => file !== '').sort();
    },
    async reset() {
      await git('checkout', '--quiet', '--', '.');
      await git('clean', '--quiet', '--force', '-d');
    },
    async [Symbol.asyncDispose]() {
      project[Symbol.dispose]();
    },
  };
}
