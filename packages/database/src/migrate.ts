import { readdir, readFile } from 'node:fs/promises';
import type { Database } from './database.ts';

const folder = new URL('../migrations/', import.meta.url);
// Any fixed number: two servers that start at the same moment migrate one after the other.
const LOCK = 7_201_111;

export type Migration = { name: string; text: string };

/** The numbered migrations in order; no number is there twice. */
export async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort();
  names.forEach((name, i) => {
    if (name.slice(0, 4) === names[i - 1]?.slice(0, 4))
      throw new Error(`Migration "${name}" has the number of "${names[i - 1]}"`);
  });
  return Promise.all(
    names.map(async (name) => ({ name, text: await readFile(new URL(name, folder), 'utf8') })),
  );
}

/** Brings the schema up to date under a lock; each migration commits with its own record. Returns what it ran. */
export async function migrate({ owner, kind }: Database): Promise<string[]> {
  const migrations = await readMigrations();
  // On PGlite the data folder has one owner; a lock there guards nothing and is not needed.
  const lock = kind === 'postgres' ? `select pg_advisory_xact_lock(${LOCK});` : '';
  await owner.exec(`${lock} create table if not exists schema_migration (
    name text primary key, at timestamptz not null default now()
  ); alter table schema_migration enable row level security, force row level security;
  do $$ begin
    if not exists (select 1 from pg_policies where tablename = 'schema_migration') then
      execute format('create policy migrator on schema_migration to %I using (true) with check (true)', current_user);
    end if;
  end $$;`);
  const done = new Set(
    (await owner.sql<{ name: string }>('select name from schema_migration')).map((row) => row.name),
  );
  const newer = [...done].filter((name) => !migrations.some((m) => m.name === name));
  if (newer.length)
    throw new Error(`The database was migrated by a newer version (${newer.join(', ')}); use that version`);
  const run: string[] = [];
  for (const { name, text } of migrations.filter((m) => !done.has(m.name))) {
    // Several statements in one call are one transaction: all of a migration and its record, or nothing.
    const statements = `${lock} insert into schema_migration (name) values ('${name}'); ${text}`;
    const applied = await owner.exec(statements).then(
      () => true,
      (error: { code?: string }) => {
        // 23505: the other server ran this one while we waited for the lock.
        if (kind === 'postgres' && error.code === '23505') return false;
        throw new Error(`Migration "${name}" failed`, { cause: error });
      },
    );
    if (applied) run.push(name);
  }
  return run;
}
