import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { FolderTaken, openPglite, ownFolder } from '@khong-mot-minh/database';
import { type BackupManifest, StartError, stampOf } from '@khong-mot-minh/server';
import { checkRestored } from './check-restored.ts';
import { selfName } from './place.ts';

/**
 * Restores a checked backup into the embedded folder: unpacked beside it, opened and compared with its manifest, and
 * only then put in place. What was there is moved aside, never deleted. Returns where it went.
 */
export async function restoreFolder(
  file: string,
  manifest: BackupManifest,
  dataDir: string,
  { replace, now }: { replace: boolean; now: Date },
): Promise<{ movedAside?: string }> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await using _owner = await ownFolder(dataDir, selfName('restore')).catch((error: unknown) => {
    throw error instanceof FolderTaken ? new StartError(`${error.message}; stop it first`) : error;
  });
  const target = path.join(dataDir, 'pg');
  const occupied = await isOccupied(target);
  if (occupied && !replace)
    throw new StartError(
      `"${target}" already holds a database; add --replace to move it aside, or choose another folder with DATA_DIR`,
    );
  const draft = path.join(dataDir, `pg.restoring-${stampOf(now)}`);
  try {
    const db = await openPglite(draft, new Blob([await readFile(file)]));
    try {
      await checkRestored(db, manifest);
    } finally {
      await db[Symbol.asyncDispose]();
    }
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    throw error;
  }
  const aside = `${target}.before-${stampOf(now)}`;
  if (occupied) await rename(target, aside);
  else await rm(target, { recursive: true, force: true });
  await rename(draft, target);
  return occupied ? { movedAside: aside } : {};
}

const isOccupied = (folder: string): Promise<boolean> =>
  readdir(folder).then(
    (names) => names.length > 0,
    () => false,
  );
