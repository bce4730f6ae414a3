import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { tableOwner } from '@khong-mot-minh/database';
import {
  backupError,
  describeDatabase,
  sha256OfFile,
  stampOf,
  type WrittenBackup,
  writeManifest,
} from '@khong-mot-minh/server';
import { runPgTool } from './pg-tool.ts';
import { reachPostgres } from './place.ts';

/** Dumps a PostgreSQL database into `folder`; the server may run meanwhile, pg_dump reads one snapshot. */
export async function backUpPostgres(databaseUrl: string, folder: string, at: Date): Promise<WrittenBackup> {
  const file = path.join(folder, `kmm-${stampOf(at)}.dump`);
  const draft = `${file}.partial`;
  await using db = await reachPostgres(databaseUrl, 1);
  const described = await describeDatabase(db);
  const owner = await tableOwner(db);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await (await open(draft, 'w', 0o600)).close();
    await runPgTool('pg_dump', ['--format=custom', `--file=${draft}`], databaseUrl);
    await flush(draft);
    await rename(draft, file);
    const { size: sizeBytes } = await stat(file);
    const sha256 = await sha256OfFile(file);
    return await writeManifest(file, {
      ...described,
      at,
      sizeBytes,
      sha256,
      ...(owner && { owner }),
    });
  } catch (cause) {
    // Only what this call made; a folder that cannot be written has nothing of ours.
    await rm(draft, { force: true }).catch(() => undefined);
    throw backupError(folder, cause);
  }
}

async function flush(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
