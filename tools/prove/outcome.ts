/** How a proof ended: of which commit, at which scale, with what figures. */
export type Outcome = {
  passed: boolean;
  seconds: number;
  figures: readonly string[];
  /** Why tests were left out on this machine. */
  skipped: readonly string[];
  scale: number;
  /** Short id; `+` behind it where files were changed since. */
  commit: string;
  /** How many programs wanted a core at once, for each core, when it began: times are worth something near 1. */
  load: number;
};
