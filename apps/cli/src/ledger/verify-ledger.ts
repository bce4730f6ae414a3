import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  type BadPart,
  exportPaths,
  type LogReader,
  openCheckpoint,
  type VerifyResult,
  verify,
} from '@khong-mot-minh/ledger';
import { CannotDo } from '../run/cannot-do.ts';
import { printJson } from '../run/verdict.ts';
import { dirReader } from './dir-reader.ts';
import { isAddress, openReader, placeAndKey, verifierOf } from './ledger-place.ts';
import { codeOf } from './url-reader.ts';

type Wanted = {
  key?: string | undefined;
  since?: string | undefined;
  save?: string | undefined;
  json?: boolean | undefined;
};

/** Checks every byte of a ledger against its public key, and says what holds or the first part that does not. */
export async function verifyLedger(target: string | undefined, wanted: Wanted): Promise<boolean> {
  const { where, vkey } = await placeAndKey(target, wanted.key);
  const verifier = verifierOf(vkey);
  if (wanted.save !== undefined && !isAddress(where))
    throw new CannotDo('Only a ledger at an http address can be saved.');
  let log = await openReader(where);
  if (wanted.save !== undefined) {
    await save(log, vkey, wanted.save);
    if (!wanted.json) console.log(`Saved the ledger into ${wanted.save}`);
    log = dirReader(wanted.save);
  }
  const since = wanted.since === undefined ? {} : { since: await readEarlier(wanted.since) };
  if (!wanted.json)
    console.log(`Checking ${wanted.save ?? where} with the key of ${verifier.name} (${verifier.keyId})`);
  const result = await verify(log, vkey, { onProgress: progressLine(), ...since });
  if (wanted.json) printJson(result);
  else tell(result);
  return result.ok;
}

function readEarlier(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error) => {
    throw new CannotDo(`Cannot read the earlier checkpoint "${file}": ${codeOf(error)}.`);
  });
}

function tell(result: VerifyResult): void {
  if (!result.ok) {
    console.error(`The ledger does NOT hold. First bad part: ${nameOf(result.bad)}: ${result.bad.why}.`);
    return;
  }
  console.log(`The ledger holds: ${result.size} entries of ${result.origin}, root ${result.root}`);
  if (result.batches > 0) console.log(`${result.batches} batches, ${result.off.length} off their rhythm`);
  for (const why of result.off) console.log(`  ${why}`);
}

async function save(log: LogReader, vkey: string, dir: string): Promise<void> {
  await mkdir(dir, { recursive: true });
  if ((await readdir(dir)).length > 0) throw new CannotDo(`Cannot save into "${dir}": it is not empty.`);
  const checkpoint = await log.read('checkpoint');
  if (!checkpoint) throw new CannotDo('Cannot save: there is no checkpoint at this address.');
  const opened = openCheckpoint(Buffer.from(checkpoint).toString('utf8'), vkey);
  if (!opened.ok) throw new CannotDo(`Cannot save: the checkpoint does not hold: ${opened.why}.`);
  for (const path of exportPaths(opened.checkpoint.size)) {
    const bytes = path === 'checkpoint' ? checkpoint : await log.read(path);
    // A file that is not there is left out: the check that follows names it.
    if (!bytes) continue;
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), bytes);
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
