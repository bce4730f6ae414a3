import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { generateSigner, importSigner } from '@khong-mot-minh/ledger';
import { StartError } from '@khong-mot-minh/server';
import { writePrivate } from './write-private.ts';

const FILE = 'demo-secrets.json';
const LEDGER_NAME = 'demo.khong-mot-minh.example';

export type DemoSecrets = {
  server: string;
  receiptPepper: string;
  ledgerKey: string;
  /** Passwords, unlock phrases and the platform's key all follow from it, so they are never lost between two writes. */
  seedRoot: string;
};

/** The secrets that an earlier start drew; undefined where there are none yet. */
export async function readSecrets(dataDir: string): Promise<DemoSecrets | undefined> {
  const folder = resolve(dataDir);
  const file = join(folder, FILE);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new StartError(`The file "${file}" cannot be read (${error.code}); change its rights`);
  });
  if (text !== undefined) return parse(file, text);
  if (await holdsDatabase(folder))
    throw new StartError(
      `The data folder "${folder}" holds a database but no ${FILE}, without which nothing in it can be opened; choose another with DATA_DIR or move the folder away`,
    );
  return undefined;
}

/** New secrets; nothing rests on them before they are kept. */
export const drawSecrets = (): DemoSecrets => ({
  server: randomBytes(32).toString('base64'),
  receiptPepper: randomBytes(32).toString('base64'),
  ledgerKey: generateSigner(LEDGER_NAME).skey,
  seedRoot: randomBytes(32).toString('base64'),
});

/** Keeps them, before anything else is written: whatever a start cut short leaves undone, the next finishes from these. */
export async function keepSecrets(dataDir: string, secrets: DemoSecrets): Promise<void> {
  const folder = resolve(dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch(unwritable(folder));
  await writePrivate(join(folder, FILE), `${JSON.stringify(secrets, null, 2)}\n`).catch(unwritable(folder));
}

function parse(file: string, text: string): DemoSecrets {
  try {
    const read: Partial<DemoSecrets> = JSON.parse(text);
    const { server, receiptPepper, ledgerKey, seedRoot } = read;
    if (server && receiptPepper && ledgerKey && seedRoot && importSigner(ledgerKey))
      return { server, receiptPepper, ledgerKey, seedRoot };
  } catch (cause) {
    throw new StartError(brokenFile(file), { cause });
  }
  throw new StartError(brokenFile(file));
}

const brokenFile = (file: string) =>
  `The file "${file}" is broken; put back a copy of it, or move the data folder away to start anew`;

const holdsDatabase = (folder: string): Promise<boolean> =>
  readdir(join(folder, 'pg')).then(
    (names) => names.length > 0,
    () => false,
  );

const unwritable = (folder: string) => (error: NodeJS.ErrnoException) => {
  throw new StartError(
    `The data folder "${folder}" cannot be written (${error.code}); change its rights or choose another with DATA_DIR`,
  );
};
