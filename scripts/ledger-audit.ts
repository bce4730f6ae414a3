/**
 * Opens every leaf and looks for what was dropped or dated wrongly: `npm run ledger:audit -- <dir|url> --key <vkey>`.
 * Exit code 0: all there. 1: something is not, and is named. 2: the check could not be made.
 */
import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { LedgerOpenings } from '@kmm/contracts';
import { auditLog, importVerifier, type Opening, verify } from '@kmm/ledger';
import { StartError } from '@kmm/server';
import { dirReader } from './ledger/dir-reader.ts';
import { fetchOpenings } from './ledger/fetch-openings.ts';
import { CannotCheck, codeOf, urlReader } from './ledger/url-reader.ts';
import { createAsker } from './operations/members/create-asker.ts';

const usage = `Usage: npm run ledger:audit -- <folder or address> --key <vkey> [--openings <file> | --email <address>]
  <folder or address>  an export, or a running ledger such as https://desk.example.vn/ledger
  --key       the ledger's public key, "name+id+key"; get it from somebody other than the server
  --openings  what GET /v1/ledger/openings gave, one page after the other, each on a line
  --email     sign in at the desk of that address as a coalition auditor; password and code are asked for
  --save      keep the openings that were fetched in this file`;

const text = { type: 'string' } as const;

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: { key: text, openings: text, email: text, password: text, totp: text, save: text },
    });
  } catch (error) {
    throw new CannotCheck(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}

/** Pages of openings, each on a line, by the index of their leaf. */
async function readOpenings(file: string): Promise<Map<number, Opening>> {
  const lines = await readFile(file, 'utf8').catch((error) => {
    throw new CannotCheck(`Cannot read the openings "${file}": ${codeOf(error)}.`);
  });
  return openingsOf(
    lines
      .split('\n')
      .filter(Boolean)
      .map((line) => {
        try {
          return LedgerOpenings.parse(JSON.parse(line));
        } catch {
          throw new CannotCheck(`"${file}" holds a line that is no page of openings.`);
        }
      }),
  );
}

function openingsOf(pages: readonly LedgerOpenings[]): Map<number, Opening> {
  return new Map(
    pages
      .flatMap(({ items }) => items)
      .map(({ index, nonce, number, entry }) => [
        index,
        {
          nonce: Buffer.from(nonce, 'hex'),
          number,
          entry: number === 0 ? undefined : Buffer.from(entry, 'utf8'),
        },
      ]),
  );
}

async function run(): Promise<boolean> {
  const { values, positionals } = readArguments();
  const [where, ...more] = positionals;
  if (where === undefined || more.length > 0) throw new CannotCheck(`Name one folder or address.\n${usage}`);
  const vkey = values.key ?? '';
  if (!importVerifier(vkey))
    throw new CannotCheck(`The key "${vkey}" is not a public ledger key, which reads name+id+key.\n${usage}`);
  if ((values.openings === undefined) === (values.email === undefined))
    throw new CannotCheck(`Give either --openings or --email.\n${usage}`);
  const isUrl = /^https?:\/\//.test(where);
  if (!isUrl && values.email !== undefined)
    throw new CannotCheck('Only at an http address can somebody sign in.');
  const log = isUrl ? urlReader(where) : dirReader(where);
  const whole = await verify(log, vkey);
  if (!whole.ok) {
    console.error(`The ledger does NOT hold: ${whole.bad.name}: ${whole.bad.why}.`);
    return false;
  }
  using asker = createAsker();
  const openings =
    values.openings === undefined
      ? openingsOf(await fetchOpenings(where, asker, values))
      : await readOpenings(values.openings);
  const { acts, padding, batches, findings } = await auditLog(log, whole.size, openings);
  for (const { kind, why } of findings) console.error(`${kind}: ${why}`);
  for (const why of whole.off) console.error(`rhythm: ${why}`);
  const counts = `${acts} acts and ${padding} leaves of padding in ${batches} batches`;
  if (findings.length === 0) console.log(`Nothing is missing: ${counts}`);
  else console.error(`${findings.length} findings among ${counts}`);
  return findings.length === 0;
}

if (process.argv.includes('--help') || process.argv.includes('-h')) {
  console.log(usage);
} else {
  try {
    process.exitCode = (await run()) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof CannotCheck || error instanceof StartError)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}
