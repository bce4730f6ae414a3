// `npm run openapi`: writes docs/api/openapi.json from the routes and the SDK's types from that.
// `npm run openapi -- --check`: fails when a file is not what the routes say.
import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
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
const files = { document: 'docs/api/openapi.json', types: 'packages/sdk/src/openapi-types.ts' };

await runScript(async () => {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
  const document = sortKeys(await apiDocument());
  const wanted = {
    document: `${JSON.stringify(document, null, 2)}\n`,
    // `as`: the server makes an OpenAPI document; what the types need of it is named there.
    types: format(writeTypes(document as ApiDocument)),
  };
  if (values.check) return check(wanted);
  for (const name of ['document', 'types'] as const) {
    await mkdir(path.dirname(path.join(root, files[name])), { recursive: true });
    await writeFile(path.join(root, files[name]), wanted[name]);
    console.log(`${files[name]}: written`);
  }
  return 0;
});

async function check(wanted: { document: string; types: string }): Promise<number> {
  const read = (file: string) => readFile(path.join(root, file), 'utf8').catch(() => '');
  const [document, types] = [await read(files.document), await read(files.types)];
  if (document === wanted.document && types === wanted.types) return 0;
  if (document !== wanted.document) {
    const differences = listDifferences(parseOrEmpty(document), JSON.parse(wanted.document));
    console.error(`${files.document} is not what the routes say:`);
    for (const line of differences.slice(0, shown)) console.error(`  ${line}`);
    if (differences.length > shown) console.error(`  … and ${differences.length - shown} more`);
  }
  if (types !== wanted.types) console.error(`${files.types} does not fit ${files.document}`);
  console.error('Run "npm run openapi" and commit both files');
  return 1;
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

/** Formatted as Biome would, so that `npm run check` has nothing to say about a generated file. */
function format(text: string): string {
  const biome = path.join(root, 'node_modules/@biomejs/biome/bin/biome');
  const args = [biome, 'format', `--stdin-file-path=${files.types}`];
  return execFileSync(process.execPath, args, { cwd: root, input: text, encoding: 'utf8' });
}
