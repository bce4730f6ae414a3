import { readSchemaState, restoreRoles } from '@khong-mot-minh/database';
import { type BackupManifest, StartError } from '@khong-mot-minh/server';
import { checkRestored } from './check-restored.ts';
import { runPgTool } from './pg-tool.ts';
import { reachPostgres } from './place.ts';

/** Restores a checked dump into an empty PostgreSQL database, all of it or nothing. */
export async function restorePostgres(
  file: string,
  manifest: BackupManifest,
  databaseUrl: string,
): Promise<void> {
  await using db = await reachPostgres(databaseUrl, 1);
  const { applied } = await readSchemaState(db);
  if (applied.length > 0)
    throw new StartError(
      'The database at DATABASE_URL is not empty; make a new one (createdb) and name it in DATABASE_URL. The old one stays as it is',
    );
  const [who] = await db.owner.sql<{ name: string }>('select current_user as name');
  // Without the owners that the dump names, a function that runs with rights of its own would run with others.
  if (manifest.owner && who?.name !== manifest.owner)
    throw new StartError(
      `The backup belongs to the login role "${manifest.owner}", DATABASE_URL signs in as "${who?.name}"; sign in as the former`,
    );
  {
    await using _roles = await restoreRoles(db);
    const name = new URL(databaseUrl).pathname.slice(1);
    await runPgTool(
      'pg_restore',
      ['--single-transaction', '--exit-on-error', `--dbname=${name}`, file],
      databaseUrl,
    );
  }
  await checkRestored(db, manifest);
}
