import { readFile } from 'node:fs/promises';
import { WalkFailed } from './walker.ts';

export type WalkPerson = {
  organisation: string;
  role: string;
  email: string;
  password: string;
  unlock: string;
};
/** What the walk needs of `demo.json` (CONTRACT §10). */
export type WalkDemo = {
  baseUrl: string;
  platform: { id: string; key: string };
  people: WalkPerson[];
  ledger: { url: string; vkey: string };
};

/** Reads the file that a running demo wrote. */
export async function readDemo(file: string): Promise<WalkDemo> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new WalkFailed(
      `"${file}" cannot be read (${error.code}): start the demo first with npm start, or name another file with --demo`,
    );
  });
  try {
    const demo: WalkDemo = JSON.parse(text);
    if (demo.baseUrl && demo.platform.key && demo.people.length && demo.ledger.vkey) return demo;
  } catch (cause) {
    throw new WalkFailed(`"${file}" is no demo.json`, { cause });
  }
  throw new WalkFailed(`"${file}" is no demo.json`);
}

/** The n-th person of an organisation. */
export function personOf({ people }: WalkDemo, organisation: string, n = 0): WalkPerson {
  const person = people.filter((p) => p.organisation === organisation)[n];
  if (!person) throw new WalkFailed(`demo.json names no person ${n + 1} of "${organisation}"`);
  return person;
}
