import type { ProjectTree } from './project-tree.ts';

/** A program that writes files of the project by itself. */
export type Program = {
  /** As somebody types it; a recipe's text may go on behind it. */
  command: string;
  args: readonly string[];
  /** Paths, with `*` for a name of any kind. */
  writes: readonly string[];
};

/** How one thing is added, exactly as ARCHITECTURE.md says it. */
export type Recipe = {
  /** The heading of its steps. */
  thing: string;
  /** What is done by hand. */
  change(tree: ProjectTree): void;
  /** What is run afterwards. */
  programs: readonly Program[];
  /**
   * Files that can be forgotten without anything telling, by why: what is a person's choice, or falls back on something.
   * Every other file, left out, makes types, tests or the check fail.
   */
  untold?: Readonly<Record<string, string>>;
  /** Tests that answer for it, beside `npm run check`: files, or folders with all of theirs. */
  tests: readonly string[];
  /** Arguments for Node, where no test of the project knows what was added: ends with 0 if it works. */
  trials?: readonly (readonly string[])[];
};

export const OPENAPI: Program = {
  command: 'npm run openapi',
  args: ['tools/openapi.ts'],
  writes: ['docs/api/openapi.json', 'packages/sdk/src/api.gen.ts'],
};
export const POLICY_SCHEMA: Program = {
  command: 'npx kmm policy schema',
  args: ['apps/cli/src/main.ts', 'policy', 'schema'],
  writes: ['policies/policy.schema.json'],
};
export const TRANSLATED: Program = {
  command: 'npx kmm content translated',
  args: ['apps/cli/src/main.ts', 'content', 'translated'],
  writes: ['content/translations.json'],
};
export const CONTENT_SCHEMA: Program = {
  command: 'npx kmm content schema',
  args: ['apps/cli/src/main.ts', 'content', 'schema'],
  writes: ['content/schema/*.json'],
};
/** Every program that recipes name. */
export const PROGRAMS: readonly Program[] = [OPENAPI, POLICY_SCHEMA, TRANSLATED, CONTENT_SCHEMA];
