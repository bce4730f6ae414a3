import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { followLog, openCheckpoint } from '@khong-mot-minh/ledger';
import { CannotDo } from '../run/cannot-do.ts';
import { isAddress, placeAndKey, verifierOf } from './ledger-place.ts';
import { codeOf, urlReader } from './url-reader.ts';

type Wanted = { key?: string | undefined; state?: string | undefined; everyMs: number; once: boolean };
type Settings = { url: string; vkey: string; state: string };

/** Follows a running ledger and keeps its own checkpoint; false once it has taken something back. */
export async function monitorLedger(target: string | undefined, wanted: Wanted): Promise<boolean> {
  const settings = await readSettings(target, wanted);
  console.log(`Following ${settings.url}, checkpoint kept in ${settings.state}`);
  for (;;) {
    try {
      if (!(await look(settings))) return false;
    } catch (error) {
      // A server that restarts is no fork: said aloud, and tried again.
      if (!(error instanceof CannotDo) || wanted.once) throw error;
      console.error(error.message);
    }
    if (wanted.once) return true;
    await wait(wanted.everyMs);
  }
}

async function readSettings(target: string | undefined, { key, state }: Wanted): Promise<Settings> {
  const { where: url, vkey } = await placeAndKey(target, key);
  if (!isAddress(url)) throw new CannotDo(`"${url}" is not an http address.`);
  const { keyId } = verifierOf(vkey);
  const own = join(process.env.DATA_DIR || './data', 'ledger-monitor', `${keyId}.checkpoint`);
  return { url, vkey, state: state ?? own };
}

async function readKept(file: string, vkey: string): Promise<string | undefined> {
  const note = await readFile(file, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new CannotDo(`Cannot read the kept checkpoint "${file}": ${codeOf(error)}.`);
  });
  if (note === undefined) return undefined;
  const opened = openCheckpoint(note, vkey);
  if (!opened.ok) throw new CannotDo(`The kept checkpoint "${file}" does not hold: ${opened.why}.`);
  return note;
}

/** In place by renaming: a monitor that is killed keeps the checkpoint before or the one after, never half of one. */
async function keep(file: string, note: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.new`, note);
  await rename(`${file}.new`, file);
}

/** One look; true while the log holds. */
async function look({ url, vkey, state }: Settings): Promise<boolean> {
  const kept = await readKept(state, vkey);
  const seen = await followLog(urlReader(url), vkey, kept, Math.floor(Date.now() / 1000));
  if (seen.ok) {
    if (seen.note === undefined) console.log('Nothing is signed yet');
    else if (seen.added > 0 || kept === undefined) {
      await keep(state, seen.note);
      console.log(`${new Date().toISOString()} ${seen.size} entries hold, ${seen.added} of them new`);
    }
    return true;
  }
  console.error(`ALARM (${seen.alarm.kind}): ${seen.alarm.why}.`);
  if (seen.alarm.kind === 'rhythm') {
    // Nothing was taken back: the log may be followed from here, and each break of the rhythm is said once.
    if (seen.note !== undefined) await keep(state, seen.note);
    return false;
  }
  if (seen.note !== undefined) {
    // Both signed notes together are the proof; the good one is never overwritten.
    await keep(`${state}.alarm`, seen.note);
    console.error(`What it serves now is kept in "${state}.alarm", the last that held in "${state}".`);
  }
  return false;
}
