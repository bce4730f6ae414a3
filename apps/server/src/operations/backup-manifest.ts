import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { StartError } from '../start-error.ts';

/** What lies beside a backup and says what it must be. */
export const BackupManifest = z.object({
  v: z.literal(1),
  at: z.iso.datetime(),
  kind: z.enum(['pglite', 'postgres']),
  file: z.string().regex(/^[\w.-]+$/),
  sizeBytes: z.number().int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  migrations: z.array(z.string()),
  /** The last checkpoint before the backup began; a restored database must hold it. */
  ledger: z.object({ size: z.number().int().min(0), checkpoint: z.string().nullable() }),
  /** PostgreSQL only: the login role that owned the tables. */
  owner: z.string().optional(),
});
export type BackupManifest = z.infer<typeof BackupManifest>;

export const manifestPath = (file: string): string => `${file}.json`;

export async function sha256OfFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest('hex');
}

/** Reads the manifest and holds the file against it, before anything is touched. */
export async function checkBackup(file: string): Promise<BackupManifest> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw new StartError(`There is no backup file "${file}"`);
  const text = await readFile(manifestPath(file), 'utf8').catch(() => {
    throw new StartError(
      `"${manifestPath(file)}" is missing: without it nobody can tell whether the backup is whole`,
    );
  });
  const parsed = BackupManifest.safeParse(parseOrUndefined(text));
  if (!parsed.success) throw new StartError(`"${manifestPath(file)}" is damaged; use another backup`);
  const manifest = parsed.data;
  if (found.size !== manifest.sizeBytes)
    throw new StartError(
      `"${file}" is cut off or was changed: it has ${found.size} bytes, its manifest says ${manifest.sizeBytes}; use another backup`,
    );
  if ((await sha256OfFile(file)) !== manifest.sha256)
    throw new StartError(
      `"${file}" was damaged: its SHA-256 is not the one in its manifest; use another backup`,
    );
  return manifest;
}

function parseOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The schema refuses undefined, and the caller says that the manifest is damaged.
    return undefined;
  }
}
