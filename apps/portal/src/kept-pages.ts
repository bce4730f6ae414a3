import type { Html } from './views/html.ts';

/** Pages that depend on nothing of their visitor, written once for each thing that they tell. */
export type KeptPages = {
  /** The page of that name, as it was written from the very same facts; written anew where they are others. */
  of(name: string, facts: unknown, write: () => Html): Promise<string>;
};

/** A filter more makes a page more; what nobody asked for lately goes first. */
const MOST = 64;

/** Keeps the latest pages as text. To write the longest ones takes some thirty milliseconds, for everybody in the line. */
export function createKeptPages(most = MOST): KeptPages {
  const kept = new Map<string, { facts: unknown; text: string }>();
  return {
    async of(name, facts, write) {
      const known = kept.get(name);
      const text = known && known.facts === facts ? known.text : String(await write());
      kept.delete(name);
      kept.set(name, { facts, text });
      const [oldest] = kept.keys();
      if (kept.size > most && oldest !== undefined) kept.delete(oldest);
      return text;
    },
  };
}
