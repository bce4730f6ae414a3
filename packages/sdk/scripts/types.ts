// Writes src/api.gen.ts from docs/api/openapi.json, with openapi-typescript; `--check` fails when the file is not that.
import { execFileSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { writeTypes } from './write-types.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const file = 'packages/sdk/src/api.gen.ts';

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
const document = JSON.parse(await readFile(path.join(root, 'docs/api/openapi.json'), 'utf8'));
const types = format(await writeTypes(document));
if (!values.check) {
  await writeFile(path.join(root, file), types);
  console.log(`${file}: written`);
} else if ((await readFile(path.join(root, file), 'utf8').catch(() => '')) !== types) {
  console.error(`${file} does not fit docs/api/openapi.json`);
  process.exitCode = 1;
}

/** Formatted and sorted as Biome would, so that `npm run check` has nothing to say about a generated file. */
function format(text: string): string {
  const biome = path.join(root, 'node_modules/@biomejs/biome/bin/biome');
  const args = [biome, 'check', '--write', `--stdin-file-path=${file}`];
  return execFileSync(process.execPath, args, { cwd: root, input: text, encoding: 'utf8' });
}
