/**
 * Follows a running ledger and keeps its own checkpoint: `npm run ledger:monitor -- <url> --key <vkey>`.
 * Exit code 0: stopped, or looked once, and all held. 1: alarm. 2: it could not look.
 */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { followLog, importVerifier, openCheckpoint } from '@kmm/ledger';
import { CannotCheck, codeOf, readDemoLedger, urlReader } from './ledger/url-reader.ts';

const usage = `Usage: npm run ledger:monitor -- [<address>] [--key <vkey>] [--state <file>] [--every <seconds>] [--once]
  <address>  a running ledger such as http://127.0.0.1:8080/ledger
  --key      the ledger's public key, "name+id+key"; get it from somebody other than the server
  --state    where the last good checkpoint is kept; otherwise DATA_DIR/ledger-monitor/<key id>.checkpoint
  --every    seconds between two looks (10)
  --once     look once and end
Without an address and a key, both come from demo.json in DATA_DIR (./data).`;

type Settings = { url: string; vkey: string; state: string; everyMs: number; once: boolean };

async function readSettings(): Promise<Settings> {
  const { values, positionals } = readArguments();
  if (positionals.length > 1) throw new CannotCheck(`Name one address, not ${positionals.length}.\n${usage}`);
  const [target] = positionals;
  const demo = target !== undefined && values.key !== undefined ? undefined : await readDemoLedger(usage);
  const url = target ?? demo?.url ?? '';
  const vkey = values.key ?? demo?.vkey ?? '';
  if (!/^https?:\/\//.test(url)) throw new CannotCheck(`"${url}" is not an http address.\n${usage}`);
  const verifier = importVerifier(vkey);
  if (!verifier)
    throw new CannotCheck(`The key "${vkey}" is not a public ledger key, which reads name+id+key.\n${usage}`);
  const seconds = Number(values.every ?? 10);
  if (!(seconds >= 0.1 && seconds <= 86_400))
    throw new CannotCheck(`"${values.every}" seconds: allowed are 0.1 to 86400.`);
  const folder = process.env.DATA_DIR || './data';
  return {
    url,
    vkey,
    state: values.state ?? join(folder, 'ledger-monitor', `${verifier.keyId}.checkpoint`),
    everyMs: seconds * 1000,
    once: values.once ?? false,
  };
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        key: { type: 'string' },
        state: { type: 'string' },
        every: { type: 'string' },
        once: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new CannotCheck(`${error instanceof Error ? error.message : error}\n${usage}`);
  }
}

async function readKept(file: string, vkey: string): Promise<string | undefined> {
  const note = await readFile(file, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new CannotCheck(`Cannot read the kept checkpoint "${file}": ${codeOf(error)}.`);
  });
  if (note === undefined) return undefined;
  const opened = openCheckpoint(note, vkey);
  if (!opened.ok) throw new CannotCheck(`The kept checkpoint "${file}" does not hold: ${opened.why}.`);
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

async function run(): Promise<number> {
  const settings = await readSettings();
  console.log(`Following ${settings.url}, checkpoint kept in ${settings.state}`);
  for (;;) {
    try {
      if (!(await look(settings))) return 1;
    } catch (error) {
      // A server that restarts is no fork: said aloud, and tried again.
      if (!(error instanceof CannotCheck) || settings.once) throw error;
      console.error(error.message);
    }
    if (settings.once) return 0;
    await wait(settings.everyMs);
  }
}

if (process.argv.includes('--help') || process.argv.includes('-h')) {
  console.log(usage);
} else {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(0));
  try {
    process.exitCode = await run();
  } catch (error) {
    if (!(error instanceof CannotCheck)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}
