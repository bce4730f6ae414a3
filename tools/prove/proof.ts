import type { AcceptanceId } from './acceptance.ts';

/**
 * What proves a claim: test files (or only their tests whose names match the expression `only`), or one program that
 * ends with 0 if the claim holds.
 */
type Means =
  | { files: readonly string[]; only?: string }
  | { script: string; args: (scale: number) => readonly string[] };

/**
 * A claim with its proof. `keeps` names the rows of the acceptance list that it keeps; `env` is what makes the tests
 * take more than their usual part: all that is promised at scale 1, less below it. A figure is printed by a test as
 * `t.diagnostic('figure: …')`, by a program as a line `figure: …`; a line `progress: …` is
 * shown at once.
 */
export type Proof = {
  name: string;
  claim: string;
  keeps: readonly AcceptanceId[];
  env(scale: number): Record<string, string>;
  /** Needs a PostgreSQL; where none is installed, what needs it is skipped, and the row says so. */
  postgres?: true;
} & Means;

/** So many at scale 1, fewer below it, and never fewer than the least that still shows something. */
export const share = (most: number, scale: number, least = 1): number =>
  Math.min(most, Math.max(least, Math.round(most * scale)));
