// `npm run tools -- pictures`: writes every drawing of the illustrated stories; `--check` only compares.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { drawings } from './pictures/drawings.ts';

const root = path.join(import.meta.dirname, '../content/voices');
const check = process.argv.includes('--check');
const stale: string[] = [];
for (const [story, scenes] of Object.entries(drawings))
  for (const [scene, svg] of Object.entries(scenes)) {
    const file = path.join(root, story, `${scene}.svg`);
    if (check) {
      let stored = '';
      try {
        stored = readFileSync(file, 'utf8');
      } catch {
        // A drawing that is not there is as stale as one that differs.
      }
      if (stored !== `${svg}\n`) stale.push(path.relative(root, file));
    } else {
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, `${svg}\n`);
    }
  }
if (stale.length > 0) {
  console.error(
    `These drawings differ from tools/pictures/drawings.ts: ${stale.join(', ')} (run "npm run tools -- pictures")`,
  );
  process.exitCode = 1;
} else
  console.log(check ? 'Drawings are in order' : `Drawings written to ${path.relative(process.cwd(), root)}`);
