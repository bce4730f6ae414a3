// `npm run openapi`: writes docs/api/openapi.json from the routes and the SDK's types from that.
// `npm run openapi -- --check`: fails when a file is not what the routes say.
import { spawnSync } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { apiDocument } from '@khong-mot-minh/server';
import { listDifferences } from './openapi/list-differences.ts';
import { runScript } from './openapi/run-script.ts';
import { sortKeys } from './openapi/sort-keys.ts';

const root = path.dirname(import.meta.dirname);
const shown = 20;
const documentFile = 'docs/api/openapi.json';

await runScript(async () => {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
  const document = `${JSON.stringify(sortKeys(await apiDocument()), null, 2)}\n`;
  if (!values.check) {
    await writeFile(path.join(root, documentFile), document);
    console.log(`${documentFile}: written`);
    return sdkTypes();
  }
  const written = await readFile(path.join(root, documentFile), 'utf8').catch(() => '');
  if (written !== document) printDifferences(written, document);
  if (sdkTypes('--check') === 0 && written === document) return 0;
  console.error('Run "npm run openapi" and commit what it changes');
  return 1;
});

/** Of the document as it stands in its file: the SDK's package writes and checks its own types. */
function sdkTypes(...args: readonly string[]): number {
  const script = path.join(root, 'packages/sdk/scripts/types.ts');
  return spawnSync(process.execPath, [script, ...args], { stdio: 'inherit' }).status ?? 1;
}

function printDifferences(found: string, wanted: string): void {
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
