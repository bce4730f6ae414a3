import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { Stop } from './stop.mjs';

/** The TypeScript here is run by type stripping, which Node does without a flag or warning from this major on. */
const needed = 24;

/**
 * Path of a Node that runs the project: one of this machine if there is one new enough, else the one npm installed.
 * `npm run` puts its own first, so the one that runs this says nothing about what the machine has.
 */
export function pickNode(root, env = process.env, current = process.execPath) {
  const own = path.join(root, 'node_modules') + path.sep;
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const variable = Object.keys(env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  const folders = (env[variable] ?? '').split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  const known = [current, env.npm_node_execpath, ...folders.map((folder) => path.join(folder, name))];
  for (const file of new Set(known)) if (file && !isInside(file, own) && majorOf(file) >= needed) return file;
  const windows = process.platform === 'win32';
  const folder = `node-${windows ? 'win' : process.platform}-${process.arch}`;
  const installed = path.join(root, 'node_modules', folder, 'bin', windows ? 'node.exe' : 'node');
  if (runs(installed)) return installed;
  throw new Stop(
    `This project runs on Node ${needed} or newer; you have ${process.version}, and none could be installed by npm ` +
      `for ${process.platform} ${process.arch}. Install Node ${needed} from https://nodejs.org and run the command again.`,
  );
}

/** A link from elsewhere may lead into the packages; a folder of packages of another project is no machine's Node. */
function isInside(file, own) {
  const real = existsSync(file) ? realpathSync(file) : file;
  return [file, real].some((one) => one.startsWith(own) || one.split(path.sep).includes('node_modules'));
}

function majorOf(file) {
  if (file === process.execPath) return Number.parseInt(process.versions.node, 10);
  if (!existsSync(file)) return 0;
  const { status, stdout } = spawnSync(file, ['--version'], { encoding: 'utf8' });
  return status === 0 ? Number.parseInt(stdout.replace(/^v/, ''), 10) : 0;
}

/** A binary can be there and still not run: built for glibc, started on musl. */
function runs(file) {
  return existsSync(file) && spawnSync(file, ['--version']).status === 0;
}
