export type Path = readonly (string | number)[];

export const PROBLEM_CODES = [
  'unreadable',
  'shape',
  'syntax',
  'unknown-key',
  'unknown-field',
  'unknown-name',
  'duplicate',
  'operator-does-not-fit',
  'value-does-not-fit',
  'value-not-allowed',
  'too-many-constants',
  'never-fires',
  'laxer-for-younger',
  'tier-above-layer',
  'missing-part',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** Why a policy is refused, and where; line and column are known when it was read from files. */
export type PolicyProblem = {
  code: ProblemCode;
  path: Path;
  message: string;
  suggestion?: string;
  file?: string;
  line?: number;
  column?: number;
};

/** Collects problems while a document is checked. */
export type Report = (code: ProblemCode, path: Path, message: string, suggestion?: string) => void;

/** Position of a path in the files of a pack. */
export type Locate = (path: Path) => { file: string; line: number; column: number } | undefined;
