// Builds the two web apps and the demo's script; what has not changed is left alone. `npm start` and `npm test` come through here.
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { buildConsole } from './build/build-console.ts';
import { buildDemo } from './build/build-demo.ts';
import { buildPortal } from './build/build-portal.ts';
import { gzipKiB } from './build/gzip-size.ts';

const root = path.dirname(import.meta.dirname);
const { values } = parseArgs({
  options: { quiet: { type: 'boolean', default: false }, 'if-missing': { type: 'boolean', default: false } },
});

try {
  for (const build of [buildPortal, buildConsole, buildDemo]) {
    const { app, state, files } = await build(root, { ifMissing: values['if-missing'] });
    if (state === 'absent' || (values.quiet && state === 'fresh')) continue;
    console.log(`${app}: ${state === 'fresh' ? 'nothing has changed' : 'built'}`);
    for (const file of values.quiet ? [] : files) {
      console.log(`  ${path.relative(root, file).padEnd(52)} ${gzipKiB(file).toFixed(1).padStart(7)} KiB gz`);
    }
  }
} catch (error) {
  if (!(error instanceof Error)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
