import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Outcome } from './outcome.ts';

const FILE = 'proofs.json';

/** The last outcome of each proof, by its name, as the data folder keeps them. */
export async function readOutcomes(folder: string): Promise<Map<string, Outcome>> {
  const text = await readFile(path.join(folder, FILE), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '{}';
    throw error;
  });
  // `as`: this file alone writes it.
  return new Map(Object.entries(JSON.parse(text) as Record<string, Outcome>));
}

/** Keeps them whole or not at all: a run may be cut at any moment. */
export async function writeOutcomes(folder: string, outcomes: ReadonlyMap<string, Outcome>): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = path.join(folder, FILE);
  await writeFile(`${file}.new`, `${JSON.stringify(Object.fromEntries(outcomes), null, 2)}\n`);
  await rename(`${file}.new`, file);
}
