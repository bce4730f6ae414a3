import { spawn } from 'node:child_process';
import process from 'node:process';
import type { Check } from './problem.ts';

/** `skipped` says why there was nothing to check. */
export type StepResult = { ok: boolean; output: string; skipped?: string };
export type Step = { name: string; run: (root: string) => Promise<StepResult> };

/** A step that is a program of its own; the first argument is a script for this Node. */
export const program = (name: string, ...args: string[]): Step => ({
  name,
  run: (root) =>
    new Promise((resolve, reject) => {
      const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
      let output = '';
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => {
          output += text;
        });
      }
      child.once('error', reject);
      child.once('close', (code) => resolve({ ok: code === 0, output: output.trimEnd() }));
    }),
});

/** A step that looks through the project in this process. */
export const inspection = (name: string, check: Check): Step => ({
  name,
  run: async (root) => {
    const problems = check(root);
    return { ok: problems.length === 0, output: problems.join('\n') };
  },
});
