import { createHash } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Database, latestCheckpoint, readSchemaState } from '@khong-mot-minh/database';
import { StartError } from '../start-error.ts';
import { type BackupManifest, manifestPath } from './backup-manifest.ts';
import { writeDurably } from './write-durably.ts';

export type WrittenBackup = { file: string; manifest: BackupManifest };

/** Where a server puts its own backups. */
export const backupFolder = (dataDir: string): string => join(dataDir, 'backups');

/** `2026-11-24T16-58-54-123Z`: sorts by time and is a file name everywhere. */
export const stampOf = (at: Date): string => at.toISOString().replaceAll(/[:.]/g, '-');

/** What the manifest says of the database, read before the dump begins. */
export async function describeDatabase(
  db: Database,
): Promise<Pick<BackupManifest, 'kind' | 'migrations' | 'ledger'>> {
  const last = await db.tx({ kind: 'system' }, ({ sql }) => latestCheckpoint(sql));
  const { applied } = await readSchemaState(db);
  return {
    kind: db.kind,
    migrations: applied,
    ledger: { size: last?.size ?? 0, checkpoint: last?.note ?? null },
  };
}

/** Dumps the embedded database into `folder`; the manifest is written last, so where it is, the backup is whole. */
export async function writeBackup(db: Database, folder: string, at: Date): Promise<WrittenBackup> {
  if (!db.dump) throw new Error('Write a backup: this database is dumped by pg_dump');
  const file = join(folder, `kmm-${stampOf(at)}.tar.gz`);
  const draft = `${file}.partial`;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    // Sign of life for the one who waits: dumping comes first and takes a while.
    await (await open(draft, 'w', 0o600)).close();
    const described = await describeDatabase(db);
    const blob = await db.dump();
    const hash = createHash('sha256');
    const sizeBytes = await writeDurably(file, draft, blob.stream(), (chunk) => hash.update(chunk));
    return await writeManifest(file, { ...described, at, sizeBytes, sha256: hash.digest('hex') });
  } catch (cause) {
    await rm(draft, { force: true }).catch(() => undefined);
    throw backupError(folder, cause);
  }
}

type Told = Omit<BackupManifest, 'v' | 'file' | 'at'> & { at: Date };

export async function writeManifest(file: string, told: Told): Promise<WrittenBackup> {
  const { at, ...rest } = told;
  const name = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  const manifest: BackupManifest = { v: 1, at: at.toISOString(), file: name, ...rest };
  const bytes = Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
  await writeDurably(manifestPath(file), `${manifestPath(file)}.partial`, [bytes]);
  return { file, manifest };
}

/** A full disk or a folder without rights as a sentence; anything else as it is. */
export function backupError(folder: string, cause: unknown): unknown {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new StartError(`The disk of "${folder}" is full: no backup was made`, { cause });
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(code))
    return new StartError(`"${folder}" cannot be written (${code}): no backup was made`, { cause });
  return cause;
}
