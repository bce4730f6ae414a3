import { createReadStream } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import {
  backupError,
  checkBackup,
  manifestPath,
  type WrittenBackup,
  writeDurably,
} from '@khong-mot-minh/server';

/** Copies a backup and its manifest to another folder, and reads the copy back. */
export async function copyBackup({ file }: WrittenBackup, folder: string): Promise<WrittenBackup> {
  const copy = path.join(folder, path.basename(file));
  const drafts = [`${copy}.partial`, `${manifestPath(copy)}.partial`] as const;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await writeDurably(copy, drafts[0], createReadStream(file));
    await writeDurably(manifestPath(copy), drafts[1], createReadStream(manifestPath(file)));
  } catch (cause) {
    for (const draft of drafts) await rm(draft, { force: true }).catch(() => undefined);
    throw backupError(folder, cause);
  }
  return { file: copy, manifest: await checkBackup(copy) };
}
