import { checkBackup, StartError } from '@khong-mot-minh/server';
import { printJson } from '../run/verdict.ts';
import { readPlace } from './place.ts';
import { restoreFolder } from './restore-folder.ts';
import { restorePostgres } from './restore-postgres.ts';

/** Restores a backup where the environment says, and tells what is there now. */
export async function restore(
  file: string,
  { replace, json }: { replace: boolean; json: boolean },
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const say = json ? () => undefined : console.log;
  const { dataDir, databaseUrl } = readPlace(env);
  const manifest = await checkBackup(file);
  let movedAside: string | undefined;
  say(`The backup of ${manifest.at} is whole; restoring …`);
  if (manifest.kind === 'postgres') {
    if (!databaseUrl)
      throw new StartError('This backup is of PostgreSQL: name an empty database in DATABASE_URL');
    await restorePostgres(file, manifest, databaseUrl);
    say('Restored into the database at DATABASE_URL');
  } else {
    if (databaseUrl)
      throw new StartError('This backup is of the embedded database: restore it without DATABASE_URL');
    ({ movedAside } = await restoreFolder(file, manifest, dataDir, { replace, now: new Date() }));
    say(`Restored into ${dataDir}`);
    if (movedAside) say(`What was there before is in ${movedAside}`);
  }
  const { migrations, ledger } = manifest;
  say(`  ${migrations.length} migrations, ledger checkpoint at ${ledger.size} entries found`);
  say('The secrets are not part of a backup: start the server with the same ones as before');
  if (json)
    printJson({ into: manifest.kind === 'postgres' ? 'DATABASE_URL' : dataDir, movedAside, manifest });
}
