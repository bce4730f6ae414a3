// `npm run content:schema`: writes content/schema/, by which an editor completes and checks a piece while it is written.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { schemaFiles } from './content/schema-files.ts';

const root = path.dirname(import.meta.dirname);
const folder = path.join(root, 'content/schema');
rmSync(folder, { recursive: true, force: true });
const files = schemaFiles();
for (const [name, value] of Object.entries(files)) {
  const file = path.join(root, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(value));
}
const biome = path.join(root, 'node_modules/@biomejs/biome/bin/biome');
execFileSync(process.execPath, [biome, 'format', '--write', ...Object.keys(files)], { cwd: root });
for (const name of Object.keys(files)) console.log(`${name}: written`);
