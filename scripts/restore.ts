// `npm run restore -- <file> [--replace]`: puts a backup back, after checking that it is whole.
import process from 'node:process';
import { parseArgs } from 'node:util';
import { checkBackup, StartError } from '@kmm/server';
import { fromCaller, readPlace } from './operations/place.ts';
import { restoreFolder } from './operations/restore-folder.ts';
import { restorePostgres } from './operations/restore-postgres.ts';
import { runScript } from './operations/run-script.ts';

const usage = `Usage: npm run restore -- <file> [--replace]
  <file>     a backup, with its manifest (<file>.json) beside it
  --replace  embedded database only: moves the database that is there aside; it is never deleted
The server must be stopped. A .tar.gz goes to DATA_DIR (./data), a .dump to the empty database at DATABASE_URL.`;

await runScript(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h', default: false },
      replace: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(usage);
    return 0;
  }
  const [typed, ...more] = positionals;
  if (typed === undefined || more.length > 0) throw new StartError(usage);
  const file = fromCaller(typed);
  const { dataDir, databaseUrl } = readPlace(process.env);
  const manifest = await checkBackup(file);
  console.log(`The backup of ${manifest.at} is whole; restoring …`);
  if (manifest.kind === 'postgres') {
    if (!databaseUrl)
      throw new StartError('This backup is of PostgreSQL: name an empty database in DATABASE_URL');
    await restorePostgres(file, manifest, databaseUrl);
    console.log('Restored into the database at DATABASE_URL');
  } else {
    if (databaseUrl)
      throw new StartError('This backup is of the embedded database: restore it without DATABASE_URL');
    const { movedAside } = await restoreFolder(file, manifest, dataDir, {
      replace: values.replace,
      now: new Date(),
    });
    console.log(`Restored into ${dataDir}`);
    if (movedAside) console.log(`What was there before is in ${movedAside}`);
  }
  console.log(
    `  ${manifest.migrations.length} migrations, ledger checkpoint at ${manifest.ledger.size} entries found`,
  );
  console.log('The secrets are not part of a backup: start the server with the same ones as before');
  return 0;
});
