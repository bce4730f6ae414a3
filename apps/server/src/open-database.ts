import { spawn } from 'node:child_process';
import { access, chmod, constants, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type Database,
  DatabaseTaken,
  FolderTaken,
  type Logins,
  migrate,
  openPglite,
  openPostgres,
  ownFolder,
  type ServerLease,
  takeServerLease,
} from '@khong-mot-minh/database';
import type { Config } from './config.ts';
import { StartError } from './start-error.ts';

/** What a server enters PostgreSQL with; commands beside it enter as the owner. */
type Entry = { lease?: ServerLease | undefined; logins?: Logins | undefined };

/** Opens and migrates the database: PostgreSQL by DATABASE_URL, else the embedded one, of which we are the one owner. */
export async function openDatabase(
  config: Pick<Config, 'dataDir' | 'databaseUrl'>,
  self: string,
  entry: Entry = {},
): Promise<Database> {
  const db = config.databaseUrl
    ? await openServer(config.databaseUrl, entry)
    : await openEmbedded(config.dataDir, self);
  try {
    await migrate(db);
    return db;
  } catch (error) {
    await db[Symbol.asyncDispose]();
    throw error instanceof Error && error.message.includes('newer version')
      ? new StartError(error.message)
      : error;
  }
}

/** Makes this server the one of a PostgreSQL database; the embedded one is guarded by its folder. */
export function takeDatabase(url: string, self: string): Promise<ServerLease> {
  const migrateFirst = async () => {
    await using db = await openServer(url);
    await migrate(db);
  };
  return takeServerLease(url, self, migrateFirst).catch((error: unknown) => {
    if (error instanceof DatabaseTaken)
      throw new StartError(`${error.message}; stop it first or give this server a database of its own`);
    throw error instanceof StartError ? error : unreachable(error);
  });
}

async function openServer(url: string, { lease, logins }: Entry = {}): Promise<Database> {
  return openPostgres(url, undefined, { epoch: lease?.epoch, logins }).catch((error: Error) => {
    throw unreachable(error.cause);
  });
}

const unreachable = (cause: unknown): StartError =>
  new StartError(
    `Cannot reach PostgreSQL at DATABASE_URL: ${(cause instanceof Error && cause.message) || 'no answer'}`,
  );

async function openEmbedded(dataDir: string, self: string): Promise<Database> {
  const folder = resolve(dataDir);
  const wrong = await faultOf(folder);
  if (wrong) throw new StartError(wrong);
  const owner = await ownFolder(folder, self).catch((error: unknown) => {
    throw error instanceof FolderTaken
      ? new StartError(`${error.message}; stop it first or choose another DATA_DIR`)
      : error;
  });
  const files = join(folder, 'pg');
  try {
    if (await isEmpty(files)) await makeInChild(files);
    // Nobody else on this machine reads it, whatever the folder around it allows.
    await keepPrivate(files);
    const db = await openPglite(files);
    return {
      ...db,
      async [Symbol.asyncDispose]() {
        await db[Symbol.asyncDispose]();
        await owner[Symbol.asyncDispose]();
      },
    };
  } catch (cause) {
    await owner[Symbol.asyncDispose]();
    if (cause instanceof StartError) throw cause;
    throw new StartError(
      `The database in "${files}" cannot be opened. Restore a backup with npx kmm restore, or move the folder away to start anew`,
      { cause },
    );
  }
}

/** Why a data folder cannot be used, with what to do; a missing one is not made here, because it may be misspelt. */
async function faultOf(folder: string): Promise<string | undefined> {
  const found = await stat(folder).catch((error: NodeJS.ErrnoException) => error);
  if (found instanceof Error)
    return found.code === 'ENOENT'
      ? `There is no data folder "${folder}". Name the folder of your server with DATA_DIR; of a new system the server makes it as it starts (npm run serve), stop it then`
      : `The data folder "${folder}" cannot be reached (${found.code}); change the rights on the way to it or choose another with DATA_DIR`;
  if (!found.isDirectory()) return `The data folder "${folder}" is no folder; choose another with DATA_DIR`;
  return access(folder, constants.W_OK).then(
    () => undefined,
    () => `The data folder "${folder}" cannot be written; change its rights or choose another with DATA_DIR`,
  );
}

/** Closed to others on this machine; a folder that belongs to somebody else stays as it is, and the doctor says so. */
export const keepPrivate = (folder: string): Promise<void> =>
  chmod(folder, 0o700).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPERM') throw error;
  });

const isEmpty = (folder: string): Promise<boolean> =>
  readdir(folder).then(
    (names) => names.length === 0,
    () => true,
  );

/**
 * Making the folder takes much memory that is never given back, so a child process does it; beside its place, and
 * renamed when it is whole, so that a start which is killed half-way leaves nothing that looks like a database.
 */
async function makeInChild(folder: string): Promise<void> {
  const parent = dirname(folder);
  const drafts = (await readdir(parent)).filter((name) => name.startsWith(`${basename(folder)}.draft-`));
  for (const name of drafts) await rm(join(parent, name), { recursive: true, force: true });
  const draft = `${folder}.draft-${process.pid}`;
  await runMaker(draft);
  await rm(folder, { recursive: true, force: true });
  await rename(draft, folder);
}

function runMaker(folder: string): Promise<void> {
  const script = fileURLToPath(new URL('./make-folder.ts', import.meta.url));
  return new Promise((done, reject) => {
    const child = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'ignore', 'inherit'] });
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0
        ? done()
        : reject(new StartError(`The database could not be made in "${folder}"; is the disk full?`)),
    );
  });
}
