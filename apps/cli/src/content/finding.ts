import type { Place } from './place-in-json.ts';

/** A fault must be mended before a piece is taken; a hint is for whoever writes to weigh. */
export type Level = 'fault' | 'hint';

/** Something about a piece, in its place. */
export type Finding = Place & {
  file: string;
  level: Level;
  rule: string;
  /** What was found, in the piece's own words. */
  words: string;
};
