import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { Stop } from './stop.mjs';

/** The TypeScript here is run by type stripping, which Node does without a flag or warning from this major on. */
const needed = 24;

/** Path of a Node that runs the project: the current one if new enough, else the one npm installed. */
export function pickNode(root) {
  if (Number.parseInt(process.versions.node, 10) >= needed) return process.execPath;
  const windows = process.platform === 'win32';
  const folder = `node-${windows ? 'win' : process.platform}-${process.arch}`;
  const installed = path.join(root, 'node_modules', folder, 'bin', windows ? 'node.exe' : 'node');
  if (runs(installed)) return installed;
  throw new Stop(
    `This project runs on Node ${needed} or newer; you have ${process.version}, and none could be installed by npm ` +
      `for ${process.platform} ${process.arch}. Install Node ${needed} from https://nodejs.org and run the command again.`,
  );
}

/** A binary can be there and still not run: built for glibc, started on musl. */
function runs(file) {
  return existsSync(file) && spawnSync(file, ['--version']).status === 0;
}
