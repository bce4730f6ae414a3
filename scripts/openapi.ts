// `npm run openapi`: writes docs/api/openapi.json from the routes and the SDK's types from that.
// `npm run openapi -- --check`: fails when a file is not what the routes say.
import { execFileSync } from 'node:child_process';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { apiDocument } from '@kmm/server';
import { listDifferences } from './operations/openapi/list-differences.ts';
import { sortKeys } from './operations/openapi/sort-keys.ts';
import { type ApiDocument, writeTypes } from './operations/openapi/write-types.ts';
import { runScript } from './operations/run-script.ts';

const root = path.dirname(import.meta.dirname);
const shown = 20;
const documentFile = 'docs/api/openapi.json';
const sdk = 'packages/sdk/src';

await runScript(async () => {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
  const document = sortKeys(await apiDocument());
  const wanted = new Map([[documentFile, `${JSON.stringify(document, null, 2)}\n`]]);
  // `as`: the server makes an OpenAPI document; what the types need of it is named there.
  for (const [name, text] of writeTypes(document as ApiDocument)) {
    const file = `${sdk}/${name}`;
    wanted.set(file, format(file, text));
  }
  const gone = (await readdir(path.join(root, sdk, 'openapi')).catch(() => []))
    .map((name) => `${sdk}/openapi/${name}`)
    .filter((file) => !wanted.has(file));
  if (values.check) return check(wanted, gone);
  for (const [file, text] of wanted) {
    await mkdir(path.dirname(path.join(root, file)), { recursive: true });
    await writeFile(path.join(root, file), text);
    console.log(`${file}: written`);
  }
  for (const file of gone) {
    await rm(path.join(root, file));
    console.log(`${file}: removed`);
  }
  return 0;
});

async function check(wanted: ReadonlyMap<string, string>, gone: readonly string[]): Promise<number> {
  let fits = true;
  for (const [file, text] of wanted) {
    const found = await readFile(path.join(root, file), 'utf8').catch(() => '');
    if (found === text) continue;
    fits = false;
    if (file === documentFile) tellDifferences(found, text);
    else console.error(`${file} does not fit ${documentFile}`);
  }
  for (const file of gone) console.error(`${file} is written no more`);
  if (fits && gone.length === 0) return 0;
  console.error('Run "npm run openapi" and commit what it changes');
  return 1;
}

function tellDifferences(found: string, wanted: string): void {
  const differences = listDifferences(parseOrEmpty(found), JSON.parse(wanted));
  console.error(`${documentFile} is not what the routes say:`);
  for (const line of differences.slice(0, shown)) console.error(`  ${line}`);
  if (differences.length > shown) console.error(`  … and ${differences.length - shown} more`);
}

/** A missing or broken file differs in everything. */
function parseOrEmpty(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Whatever is wrong with it, it is written anew.
    return {};
  }
}

/** Formatted and sorted as Biome would, so that `npm run check` has nothing to say about a generated file. */
function format(file: string, text: string): string {
  const biome = path.join(root, 'node_modules/@biomejs/biome/bin/biome');
  const args = [biome, 'check', '--write', `--stdin-file-path=${file}`];
  return execFileSync(process.execPath, args, { cwd: root, input: text, encoding: 'utf8' });
}
