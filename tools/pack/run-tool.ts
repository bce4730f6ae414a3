import { execFile } from 'node:child_process';
import process from 'node:process';

/** Runs a script of Node’s to its end and gives what it printed; an error carries everything that it said. */
export function runTool(script: string, args: readonly string[], cwd: string): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [script, ...args], { cwd, maxBuffer: 16 << 20 }, (error, out, err) => {
      if (error) reject(new Error(`${script} ${args.join(' ')} ended with an error:\n${out}${err}`));
      else resolve(out);
    });
  });
}
