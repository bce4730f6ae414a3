import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '@khong-mot-minh/database';
import { StartError } from '../start-error.ts';
import { backupFolder, stampOf, writeBackup } from './write-backup.ts';

export type BackupOnSignal = Disposable & {
  /** From here on a request is carried out; one that came earlier is carried out now. */
  ready(db: Database): void;
};

/**
 * A running server backs itself up when it gets SIGUSR2, because nobody else may open its folder. Registered before
 * the folder is owned: without a handler the signal would end the process. What came of it is a file in
 * DATA_DIR/backups, the backup with its manifest or a note that ends in `.failed`.
 */
export function backupOnSignal(
  dataDir: string,
  now: () => Date,
  onDone: (result: { file: string } | { error: unknown }) => void,
): BackupOnSignal {
  let db: Database | undefined;
  let asked = false;
  let running = false;
  const folder = backupFolder(dataDir);

  const run = async () => {
    if (!db?.dump || running) return;
    running = true;
    asked = false;
    await writeBackup(db, folder, now()).then(onDone, (error: unknown) =>
      leaveNote(error).finally(() => onDone({ error })),
    );
    running = false;
    if (asked) await run();
  };
  const leaveNote = async (error: unknown) => {
    const why =
      error instanceof StartError ? error.message : 'The backup failed; the log of the server says more';
    // A disk that takes no backup may take no note either; the log has it in any case.
    await mkdir(folder, { recursive: true })
      .then(() => writeFile(join(folder, `kmm-${stampOf(now())}.failed`), why))
      .catch(() => undefined);
  };
  const onSignal = () => {
    asked = true;
    void run();
  };
  // Windows has no such signal; there the server is stopped for a backup.
  if (process.platform !== 'win32') process.on('SIGUSR2', onSignal);
  return {
    ready(opened) {
      db = opened;
      if (asked) void run();
    },
    [Symbol.dispose]: () => void process.off('SIGUSR2', onSignal),
  };
}
