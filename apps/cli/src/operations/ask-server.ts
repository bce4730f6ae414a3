import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import { backupFolder, checkBackup, StartError, type WrittenBackup } from '@khong-mot-minh/server';
import type { Holder } from './place.ts';

// Dumping comes first and writes nothing; a server under load may take this long to begin.
const BEGIN_MS = 60_000;
const POLL_MS = 200;

/** Asks the running server for a backup and waits for it; `onWait` hears every second how long that takes. */
export async function askServer(
  { pid }: Holder,
  dataDir: string,
  onWait: (seconds: number) => void,
): Promise<WrittenBackup> {
  if (process.platform === 'win32')
    throw new StartError('On Windows a running server cannot back itself up: stop it, then run this again');
  const folder = backupFolder(dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
    throw new StartError(`"${folder}" cannot be made (${error.code}): no backup was made`);
  });
  const before = new Set(await readdir(folder));
  tell(pid);
  for (let waitedMs = 0; ; waitedMs += POLL_MS) {
    await wait(POLL_MS);
    if (waitedMs % 1000 === 0) onWait(waitedMs / 1000);
    const fresh = (await readdir(folder)).filter((name) => !before.has(name)).sort();
    const failed = fresh.find((name) => name.endsWith('.failed'));
    if (failed) throw new StartError(await readFile(path.join(folder, failed), 'utf8'));
    const manifest = fresh.find((name) => name.endsWith('.tar.gz.json'));
    if (manifest) {
      const file = path.join(folder, manifest.slice(0, -'.json'.length));
      return { file, manifest: await checkBackup(file) };
    }
    if (!lives(pid)) throw new StartError('The server ended before the backup was done');
    if (waitedMs > BEGIN_MS && fresh.length === 0)
      throw new StartError(
        `The server (process ${pid}) did not begin a backup within ${BEGIN_MS / 1000} seconds`,
      );
  }
}

function tell(pid: number): void {
  try {
    process.kill(pid, 'SIGUSR2');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'EPERM')
      throw new StartError(`The server (process ${pid}) belongs to another user; run this as that user`);
    if (code === 'ESRCH')
      throw new StartError(`The server (process ${pid}) runs in another container; run this there`);
    throw error;
  }
}

function lives(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // No such process is an answer here; anything else is not.
    if (error instanceof Error && 'code' in error && error.code === 'ESRCH') return false;
    throw error;
  }
}
