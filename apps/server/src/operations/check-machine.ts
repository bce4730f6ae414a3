import { readdir, readFile, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupManifest } from './backup-manifest.ts';
import { attention, type Finding, ok, unknown } from './finding.ts';
import { backupFolder } from './write-backup.ts';

const LOW_BYTES = 1024 ** 3;
// A nightly backup, with two hours for one that runs late.
const BACKUP_MS = 26 * 3600_000;
const NODE_MAJOR = 24;
// Only whoever runs the server may read these.
const PRIVATE = ['demo.json', 'operator.token', 'backups', 'pg'];

export function checkNode(version: string): Finding {
  return Number.parseInt(version, 10) >= NODE_MAJOR
    ? ok('node.ok', { version })
    : attention('node.old', { version });
}

export async function checkDisk(dataDir: string): Promise<Finding> {
  const disk = await statfs(dataDir).catch(() => undefined);
  if (!disk) return unknown('disk.unknown');
  const freeBytes = disk.bavail * disk.bsize;
  return freeBytes < LOW_BYTES ? attention('disk.low', { freeBytes }) : ok('disk.ok', { freeBytes });
}

/** The newest backup whose manifest lies in DATA_DIR/backups. */
export async function checkBackups(dataDir: string, now: Date): Promise<Finding> {
  const folder = backupFolder(dataDir);
  const names = await readdir(folder).catch(() => []);
  const manifests = names.filter((name) => /\.(tar\.gz|dump)\.json$/.test(name)).sort();
  const newest = manifests.at(-1);
  if (!newest) return attention('backup.none');
  const { at } = BackupManifest.parse(JSON.parse(await readFile(join(folder, newest), 'utf8')));
  const ageMs = now.getTime() - Date.parse(at);
  return ageMs > BACKUP_MS ? attention('backup.old', { ageMs }) : ok('backup.ok', { ageMs });
}

/** What others on this machine may read of the data folder; Windows has no such bits. */
export async function checkRights(dataDir: string): Promise<Finding> {
  if (process.platform === 'win32') return ok('rights.ok');
  const folder = await stat(dataDir);
  // A folder that others may not enter guards everything in it.
  if ((folder.mode & 0o077) === 0) return ok('rights.ok');
  const loose: string[] = [];
  for (const name of PRIVATE) {
    const found = await stat(join(dataDir, name)).catch(() => undefined);
    if (found && (found.mode & 0o077) !== 0) loose.push(name);
  }
  return loose.length === 0 ? ok('rights.ok') : attention('rights.loose', { names: loose.join(', ') });
}
