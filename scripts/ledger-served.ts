/**
 * Compares what a server gives to browsers with the hashes in its public ledger, from anywhere:
 * `npm run ledger:served -- https://help.example.vn`. Exit code 0: everything that was seen matches. 1: something does
 * not, and is named. 2: the check could not be made.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { importVerifier } from '@kmm/ledger';
import { CannotCheck } from './ledger/url-reader.ts';
import { checkServed, type Outcome, type Settings } from './served/check-served.ts';
import { describeOutcome } from './served/describe-outcome.ts';
import { createVisitor } from './served/visitor.ts';

const usage = `Usage: npm run ledger:served -- <address> [--desk <address>] [--key <vkey>] [--state <file>] [--source] [--json]
  <address>     of the help pages, such as https://help.example.vn
  --desk        of the desk, where it lives on another host
  --key         the ledger's public key, "name+id+key"; get it from somebody other than the server. Without it the key
                that was met the first time is kept and held to
  --state       where the last good checkpoint is kept; otherwise DATA_DIR/ledger-served/<host>.json
  --source      compare the release with what this very source makes, too; run npm run build before
  --pages       how many pages are read beside those of the help door (500)
  --user-agent  what to say that one is; a phone's browser otherwise
  --json        the outcome for programs`;

const text = { type: 'string' } as const;
const flag = { type: 'boolean' } as const;

function readSettings(): Settings & { json: boolean; agent: string | undefined } {
  const { values, positionals } = readArguments();
  const [address, ...more] = positionals;
  if (address === undefined || more.length > 0) throw new CannotCheck(`Name one address.\n${usage}`);
  const portal = urlOf(address);
  if (values.key !== undefined && !importVerifier(values.key))
    throw new CannotCheck(
      `The key "${values.key}" is not a public ledger key, which reads name+id+key.\n${usage}`,
    );
  const mostPages = Number(values.pages ?? 500);
  if (!Number.isInteger(mostPages) || mostPages < 0)
    throw new CannotCheck(`"${values.pages}" pages: allowed is a whole number from 0.`);
  return {
    portal,
    desk: values.desk === undefined ? undefined : urlOf(values.desk),
    vkey: values.key,
    mostPages,
    source: values.source ?? false,
    state:
      values.state ??
      join(process.env.DATA_DIR || './data', 'ledger-served', `${portal.host.replaceAll(':', '-')}.json`),
    json: values.json ?? false,
    agent: values['user-agent'],
  };
}

function urlOf(address: string): URL {
  if (!/^https?:\/\//.test(address) || !URL.canParse(address))
    throw new CannotCheck(`"${address}" is not an http address.\n${usage}`);
  return new URL(address);
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        desk: text,
        key: text,
        state: text,
        'user-agent': text,
        json: flag,
        source: flag,
        pages: text,
      },
    });
  } catch (error) {
    throw new CannotCheck(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}

async function run(): Promise<Outcome> {
  const { json, agent, ...settings } = readSettings();
  using visitor = createVisitor(agent);
  const outcome = await checkServed(visitor, settings);
  console.log(json ? JSON.stringify(outcome, null, 2) : describeOutcome(outcome));
  return outcome;
}

if (process.argv.includes('--help') || process.argv.includes('-h')) {
  console.log(usage);
} else {
  try {
    process.exitCode = (await run()).ok ? 0 : 1;
  } catch (error) {
    if (!(error instanceof CannotCheck)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}
