import { access } from 'node:fs/promises';
import path from 'node:path';
import { backupFolder, StartError, type WrittenBackup, writeBackup } from '@khong-mot-minh/server';
import { printJson } from '../run/verdict.ts';
import { askServer } from './ask-server.ts';
import { backUpPostgres } from './back-up-postgres.ts';
import { copyBackup } from './copy-backup.ts';
import { openAsIs, type Place, readPlace, runningServer } from './place.ts';

/** Backs up whatever the environment names, into the folder or its own place, and says where it is. */
export async function backUp(
  folder: string | undefined,
  { json }: { json: boolean },
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const place = readPlace(env);
  const own = backupFolder(place.dataDir);
  const written = await make(place, own, json ? () => undefined : console.log);
  const { file, manifest } =
    folder === undefined || folder === own ? written : await copyBackup(written, folder);
  if (json) return printJson({ file, manifest });
  console.log(`Backed up to ${file}`);
  console.log(
    `  ${(manifest.sizeBytes / 1024 ** 2).toFixed(1)} MiB, ${manifest.ledger.size} ledger entries, SHA-256 ${manifest.sha256.slice(0, 16)}…`,
  );
}

async function make(place: Place, folder: string, progress: (line: string) => void): Promise<WrittenBackup> {
  if (place.databaseUrl) return backUpPostgres(place.databaseUrl, folder, new Date());
  const files = path.join(place.dataDir, 'pg');
  await access(files).catch(() => {
    throw new StartError(`There is no database in "${place.dataDir}": name the folder with DATA_DIR`);
  });
  const holder = await runningServer(place.dataDir);
  if (typeof holder === 'object') {
    progress(`Asking the server at ${holder.url} …`);
    return askServer(holder, place.dataDir, (seconds) => {
      if (seconds > 0 && seconds % 5 === 0) progress(`  ${seconds} s`);
    });
  }
  await using db = await openAsIs(place, 'backup');
  // Awaited here: the database closes when this function returns.
  return await writeBackup(db, folder, new Date());
}
