import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { codeOf } from '../ledger/url-reader.ts';
import { CannotDo } from '../run/cannot-do.ts';

/** What a checker knows of a log since the last time: a later answer must go on from it. */
const Kept = z.object({
  vkey: z.string(),
  note: z.string(),
  releases: z.array(z.object({ index: z.number(), at: z.string(), files: z.number(), list: z.string() })),
  keys: z.array(z.string()),
});
export type Kept = z.infer<typeof Kept>;

export async function readKept(file: string): Promise<Kept | undefined> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new CannotDo(`Cannot read what was kept in "${file}": ${codeOf(error)}.`);
  });
  if (text === undefined) return undefined;
  try {
    return Kept.parse(JSON.parse(text));
  } catch {
    throw new CannotDo(`"${file}" holds nothing that this command kept; name another with --state.`);
  }
}

/** In place by renaming, so that a check that is killed keeps the one before. */
export async function keep(file: string, kept: Kept): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(`${file}.new`, `${JSON.stringify(kept, null, 1)}\n`);
  await rename(`${file}.new`, file);
}
