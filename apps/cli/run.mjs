// `npm run …` for who develops: runs a program of the project as `kmm` is run, after what it needs was installed.
// `run.mjs [--build] <file.ts> …` runs that file; `run.mjs <folder> <name> …` the program of that name in the folder.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { endWith, launch, root } from './launch/launch.mjs';
import { Stop } from './launch/stop.mjs';

const words = process.argv.slice(2);
const build = words[0] === '--build';
await endWith(run(words.slice(build ? 1 : 0)));

async function run([place, ...args]) {
  return place.endsWith('.ts') ? launch({ entry: place, args, build }) : runNamed(place, args);
}

async function runNamed(folder, [name, ...args]) {
  const entry = `${folder}/${name}.ts`;
  if (name !== undefined && existsSync(path.join(root, entry))) return launch({ entry, args, build });
  const names = readdirSync(path.join(root, folder))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => `  ${path.parse(file).name}`);
  const what = name === undefined ? 'Name what to run' : `There is no "${name}"`;
  throw new Stop(`${what}: npm run ${folder} -- <name>, with one of\n${names.join('\n')}`);
}
