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
};
