import { createHash, randomUUID } from 'node:crypto';
import { constants, cpSync, existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import type { Database } from './database.ts';
import { migrate, readMigrations } from './migrate.ts';
import { fromPglite, openPglite } from './open-pglite.ts';
import { openPostgres } from './open-postgres.ts';
import { LOGINS } from './postgres-logins.ts';
import { preparePlans } from './prepared-plans.ts';

/**
 * A fresh migrated database for one test file: PGlite in memory from a snapshot, or, with TEST_DATABASE_URL, a
 * PostgreSQL database of its own that is dropped at the end. Its plans are kept for a test that runs the same statements
 * many thousand times.
 */
export async function openTestDatabase({ plansKept = false } = {}): Promise<Database> {
  const url = process.env.TEST_DATABASE_URL;
  if (!url) return openFromSnapshot(plansKept);
  const db = await openOnPostgres(url);
  return plansKept ? { ...db, tx: db.preparedTx } : db;
}

/** Made once for these migrations and this engine, and kept beside the others; `make` gets a draft that is renamed when it is whole. */
async function keptSnapshot(kind: string, make: (draft: string) => Promise<void>): Promise<string> {
  const migrations = await readMigrations();
  const engine = await readFile(
    new URL('../package.json', import.meta.resolve('@electric-sql/pglite')),
    'utf8',
  );
  const key = createHash('sha256')
    .update(JSON.stringify([engine, migrations]))
    .digest('hex')
    .slice(0, 16);
  const folder = join(tmpdir(), 'kmm-test-snapshots');
  const place = join(folder, `${key}${kind}`);
  if (existsSync(place)) return place;
  await mkdir(folder, { recursive: true });
  const draft = `${place}.${randomUUID()}`;
  await make(draft);
  await rename(draft, place).catch(async (error: NodeJS.ErrnoException) => {
    // A test file beside us was first: its snapshot is as good.
    if (!existsSync(place)) throw error;
    await rm(draft, { recursive: true });
  });
  return place;
}

/** Lays a migrated embedded database where a server finds it, as after an earlier start of it. */
export async function layDatabaseFolder(folder: string): Promise<void> {
  const made = await keptSnapshot('-folder', async (draft) => {
    await using db = await openPglite(draft);
    await migrate(db);
  });
  cpSync(made, folder, { recursive: true, mode: constants.COPYFILE_FICLONE });
}

async function openFromSnapshot(plansKept: boolean): Promise<Database> {
  const pglite = await openTestPglite();
  const db = fromPglite(pglite);
  return plansKept ? preparePlans(db, pglite) : db;
}

/** The embedded database alone, migrated. */
export async function openTestPglite(): Promise<PGlite> {
  const file = await keptSnapshot('.tar', async (draft) => {
    const db = await PGlite.create();
    await migrate(fromPglite(db));
    const dump = Buffer.from(await (await db.dumpDataDir('none')).arrayBuffer());
    await db.close();
    await writeFile(draft, dump);
  });
  return PGlite.create({ loadDataDir: new Blob([await readFile(file)]) });
}

async function openOnPostgres(url: string): Promise<Database> {
  const own = await newPostgresDatabase(url);
  const db = await openPostgres(own.url, 4);
  await migrate(db);
  return {
    ...db,
    async [Symbol.asyncDispose]() {
      await db[Symbol.asyncDispose]();
      await own[Symbol.asyncDispose]();
    },
  };
}

/** An empty PostgreSQL database beside the one that the address names; dropped when disposed. */
export async function newPostgresDatabase(url: string): Promise<AsyncDisposable & { url: string }> {
  const name = `kmm_test_${randomUUID().replaceAll('-', '')}`;
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  await admin.query(`create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  return {
    url: own.href,
    async [Symbol.asyncDispose]() {
      const { rows } = await admin.query('select oid::text from pg_database where datname = $1', [name]);
      await admin.query(`drop database ${name} with (force)`);
      // Logins that a server made for this database alone.
      for (const kind of LOGINS) await admin.query(`drop role if exists kmm_${rows[0].oid}_${kind}`);
      await admin.end();
    },
  };
}
