/** The first thing that does not hold. `file` is one that no log of this size has. */
export type BadPart =
  | { kind: 'checkpoint' | 'tile' | 'file'; name: string; why: string }
  | { kind: 'entry'; index: number; name: string; why: string };

export type VerifyResult =
  /** `root` in base64, as the checkpoint writes it; `off` says where batches left their rhythm. */
  | { ok: true; size: number; root: string; origin: string; batches: number; off: readonly string[] }
  | { ok: false; bad: BadPart };

export type VerifyOptions = {
  /** A checkpoint seen earlier: the log must extend it. Without one, an older state of the log passes for a log. */
  since?: string;
  /** Entries of another log than ours: their bytes are checked, not their members. */
  anyEntry?: boolean;
  onProgress?: (entries: number, size: number) => void;
};
