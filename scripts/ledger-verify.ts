/**
 * Checks a ledger against its public key: `npm run ledger:verify -- <dir|url> --key <vkey>`.
 * Exit code 0: every byte holds. 1: something does not, and is named. 2: the check could not be made.
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type BadPart,
  exportPaths,
  importVerifier,
  type LogReader,
  openCheckpoint,
  type VerifyResult,
  verify,
} from '@kmm/ledger';
import { checkProof } from './ledger/check-proof.ts';
import { dirReader } from './ledger/dir-reader.ts';
import { CannotCheck, codeOf, readDemoLedger, urlReader } from './ledger/url-reader.ts';

const usage = `Usage: npm run ledger:verify -- [<folder or address>] [--key <vkey>] [--since <checkpoint file>] [--save <folder>]
       npm run ledger:verify -- --proof <file> [<folder or address>] [--key <vkey>]
  <folder or address>  an export, or a running ledger such as http://127.0.0.1:8080/ledger
  --key    the ledger's public key, "name+id+key"
  --since  a checkpoint that you kept: the ledger must still contain what it signed then
  --proof  a reporter's file: a proof is checked alone; a promise with the ledger's address, whether it was kept
  --save   copy the ledger from its address into an empty folder, then check the copy
Without a folder or address, and without a key, both come from demo.json in DATA_DIR (./data).`;

async function save(log: LogReader, vkey: string, dir: string): Promise<void> {
  await mkdir(dir, { recursive: true });
  if ((await readdir(dir)).length > 0) throw new CannotCheck(`Cannot save into "${dir}": it is not empty.`);
  const checkpoint = await log.read('checkpoint');
  if (!checkpoint) throw new CannotCheck('Cannot save: there is no checkpoint at this address.');
  const opened = openCheckpoint(Buffer.from(checkpoint).toString('utf8'), vkey);
  if (!opened.ok) throw new CannotCheck(`Cannot save: the checkpoint does not hold: ${opened.why}.`);
  for (const path of exportPaths(opened.checkpoint.size)) {
    const bytes = path === 'checkpoint' ? checkpoint : await log.read(path);
    // A file that is not there is left out: the check that follows names it.
    if (!bytes) continue;
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), bytes);
  }
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        key: { type: 'string' },
        since: { type: 'string' },
        save: { type: 'string' },
        proof: { type: 'string' },
      },
    });
  } catch (error) {
    throw new CannotCheck(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}

function nameOf(bad: BadPart): string {
  return bad.kind === 'entry' ? `entry ${bad.index} (in ${bad.name})` : `${bad.kind} ${bad.name}`;
}

/** A line every few seconds, so that a long check is seen to be alive. */
function progressLine(everyMs = 3_000) {
  let nextMs = performance.now() + everyMs;
  return (entries: number, size: number) => {
    if (performance.now() < nextMs) return;
    nextMs = performance.now() + everyMs;
    console.error(`… ${entries} of ${size} entries checked`);
  };
}

const isAddress = (where: string): boolean => /^https?:\/\//.test(where);
const readerOf = (where: string): LogReader => (isAddress(where) ? urlReader(where) : dirReader(where));

async function run(): Promise<VerifyResult | boolean> {
  const { values, positionals } = readArguments();
  if (values.proof !== undefined) {
    const [address] = positionals;
    const log = address === undefined ? undefined : readerOf(address);
    return checkProof(values.proof, values.key, log);
  }
  if (positionals.length > 1)
    throw new CannotCheck(`Name one folder or address, not ${positionals.length}.\n${usage}`);
  const [target] = positionals;
  const demo = target !== undefined && values.key !== undefined ? undefined : await readDemoLedger(usage);
  const where = target ?? demo?.url ?? '';
  const vkey = values.key ?? demo?.vkey ?? '';
  const verifier = importVerifier(vkey);
  if (!verifier)
    throw new CannotCheck(`The key "${vkey}" is not a public ledger key, which reads name+id+key.\n${usage}`);

  const isUrl = isAddress(where);
  if (values.save !== undefined && !isUrl)
    throw new CannotCheck('Only a ledger at an http address can be saved.');
  let log = readerOf(where);
  if (!isUrl)
    await readdir(where).catch((error) => {
      throw new CannotCheck(`Cannot open the folder "${where}": ${codeOf(error)}.`);
    });
  if (values.save !== undefined) {
    await save(log, vkey, values.save);
    console.log(`Saved the ledger into ${values.save}`);
    log = dirReader(values.save);
  }
  const since =
    values.since === undefined
      ? undefined
      : await readFile(values.since, 'utf8').catch((error) => {
          throw new CannotCheck(`Cannot read the earlier checkpoint "${values.since}": ${codeOf(error)}.`);
        });
  console.log(`Checking ${values.save ?? where} with the key of ${verifier.name} (${verifier.keyId})`);
  return verify(log, vkey, { onProgress: progressLine(), ...(since === undefined ? {} : { since }) });
}

if (process.argv.includes('--help') || process.argv.includes('-h')) {
  console.log(usage);
} else {
  try {
    const result = await run();
    if (typeof result === 'boolean') {
      process.exitCode = result ? 0 : 1;
    } else if (result.ok) {
      console.log(`The ledger holds: ${result.size} entries of ${result.origin}, root ${result.root}`);
      if (result.batches > 0) console.log(`${result.batches} batches, ${result.off.length} off their rhythm`);
      for (const why of result.off) console.log(`  ${why}`);
    } else {
      console.error(`The ledger does NOT hold. First bad part: ${nameOf(result.bad)}: ${result.bad.why}.`);
      process.exitCode = 1;
    }
  } catch (error) {
    if (!(error instanceof CannotCheck)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}
