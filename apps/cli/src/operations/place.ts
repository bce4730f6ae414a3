import path from 'node:path';
import process from 'node:process';
import {
  type Database,
  FolderTaken,
  folderHolder,
  openPglite,
  openPostgres,
  ownFolder,
} from '@khong-mot-minh/database';
import { openDatabase, StartError } from '@khong-mot-minh/server';

/** Where the system keeps its data. */
export type Place = { dataDir: string; databaseUrl?: string | undefined };

/** The two variables that say where; the secrets are not needed to find it. */
export function readPlace(env: NodeJS.ProcessEnv): Place {
  return { dataDir: path.resolve(env.DATA_DIR || './data'), databaseUrl: env.DATABASE_URL || undefined };
}

/** A running server as it names itself to whoever asks for its folder. */
export type Holder = { url: string; pid: number };

export async function runningServer(dataDir: string): Promise<Holder | string | undefined> {
  const answer = await folderHolder(dataDir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  const [, url, pid] = /^the server at (\S+), process (\d+)$/.exec(answer ?? '') ?? [];
  return url && pid ? { url, pid: Number(pid) } : answer;
}

export const selfName = (task: string): string => `"kmm ${task}", process ${process.pid}`;

/** Opens the data as it is, without migrating it; the embedded folder is owned meanwhile. */
export async function openAsIs({ dataDir, databaseUrl }: Place, task: string): Promise<Database> {
  if (databaseUrl) return reachPostgres(databaseUrl, 2);
  const owner = await ownFolder(dataDir, selfName(task)).catch((error: unknown) => {
    throw error instanceof FolderTaken ? new StartError(`${error.message}; stop it first`) : error;
  });
  try {
    const db = await openPglite(path.join(dataDir, 'pg'));
    return {
      ...db,
      async [Symbol.asyncDispose]() {
        await db[Symbol.asyncDispose]();
        await owner[Symbol.asyncDispose]();
      },
    };
  } catch (cause) {
    await owner[Symbol.asyncDispose]();
    throw new StartError(`The database in "${path.join(dataDir, 'pg')}" cannot be opened`, { cause });
  }
}

/** Opens and migrates, as the server does. */
export const openMigrated = (place: Place, task: string): Promise<Database> =>
  openDatabase(place, selfName(task));

/** Opens PostgreSQL; one that cannot be reached is said in a sentence. */
export const reachPostgres = (url: string, connections: number): Promise<Database> =>
  openPostgres(url, connections).catch((error: Error) => {
    const cause = error.cause instanceof Error ? error.cause.message : '';
    throw new StartError(`${error.message}: ${cause || 'no answer'}`);
  });
