// `npm run backup [-- <folder>]`: one consistent backup of the system, running or stopped, with a manifest beside it.
import { access } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { backupFolder, StartError, type WrittenBackup, writeBackup } from '@kmm/server';
import { askServer } from './operations/ask-server.ts';
import { backUpPostgres } from './operations/back-up-postgres.ts';
import { copyBackup } from './operations/copy-backup.ts';
import { fromCaller, openAsIs, type Place, readPlace, runningServer } from './operations/place.ts';
import { runScript } from './operations/run-script.ts';

const usage = `Usage: npm run backup [-- <folder>]
Backs up the embedded database of DATA_DIR (./data), or PostgreSQL where DATABASE_URL is set. The server may run.
The backup goes to <folder>, or to DATA_DIR/backups. It does not hold the secrets: keep those elsewhere.`;

await runScript(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h', default: false } },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  if (positionals.length > 1) throw new StartError(usage);
  const place = readPlace(process.env);
  const own = backupFolder(place.dataDir);
  const target = positionals[0] === undefined ? own : fromCaller(positionals[0]);
  const written = await backUp(place, own);
  const { file, manifest } = target === own ? written : await copyBackup(written, target);
  console.log(`Backed up to ${file}`);
  console.log(
    `  ${(manifest.sizeBytes / 1024 ** 2).toFixed(1)} MiB, ${manifest.ledger.size} ledger entries, SHA-256 ${manifest.sha256.slice(0, 16)}…`,
  );
  return 0;
});

async function backUp(place: Place, folder: string): Promise<WrittenBackup> {
  if (place.databaseUrl) return backUpPostgres(place.databaseUrl, folder, new Date());
  const files = path.join(place.dataDir, 'pg');
  await access(files).catch(() => {
    throw new StartError(`There is no database in "${place.dataDir}": name the folder with DATA_DIR`);
  });
  const holder = await runningServer(place.dataDir);
  if (typeof holder === 'object') {
    console.log(`Asking the server at ${holder.url} …`);
    return askServer(holder, place.dataDir, (seconds) => {
      if (seconds > 0 && seconds % 5 === 0) console.log(`  ${seconds} s`);
    });
  }
  await using db = await openAsIs(place, 'backup');
  // Awaited here: the database closes when this function returns.
  return await writeBackup(db, folder, new Date());
}
