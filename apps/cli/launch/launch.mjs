import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { ensurePackages } from './ensure-packages.mjs';
import { pickNode } from './pick-node.mjs';
import { runChild } from './run-child.mjs';
import { Stop } from './stop.mjs';

/** The folder of the project. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

const delivered =
  'This runs on the Node that npm delivered: package-lock.json pins it, but nobody here has compared it with the signed ' +
  'sums of nodejs.org. For production install Node 24 or newer from https://nodejs.org; it is used as soon as it is there.';

/**
 * Installs what is missing, finds Node 24, builds the web apps where they are needed (`build: true`, or `'if-missing'`)
 * and runs the TypeScript of `entry` with it. Resolves to the exit code.
 */
export async function launch({
  entry,
  args,
  build,
  flags = [],
  env = {},
  stopsItself = false,
  production = false,
}) {
  await ensurePackages(root);
  const node = pickNode(root);
  if (production && node.startsWith(path.join(root, 'node_modules'))) console.error(delivered);
  if (build) {
    const only = build === 'if-missing' ? ['--if-missing'] : [];
    const code = await runChild(root, node, ['tools/build.ts', '--quiet', ...only], {});
    if (code !== 0) return code;
  }
  // npm changes into the project's folder before a script; where the person stood is where their paths begin.
  const from = process.env.INVOKED_FROM ?? process.env.INIT_CWD ?? process.cwd();
  return runChild(root, node, [...flags, entry, ...args], {
    stopsItself,
    env: { ...env, INVOKED_FROM: from },
  });
}

/** Ends this process as the launch ended; what a person can mend is a sentence without a stack. */
export async function endWith(launching) {
  try {
    process.exitCode = await launching;
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    console.error(`\n${error.message}\n`);
    process.exitCode = 2;
  }
}
