import { INVISIBLE, MARK, UNIT_CLASSES } from './unit-classes.ts';

const isLetter = (unit: number): boolean => unit >= 1 && unit <= 26;
const isNothing = (unit: number): boolean => unit === INVISIBLE || unit === MARK;
/** Invisible characters looked past on either side; a flood of them parts words. */
const FARTHEST = 8;

/** Whether no letter stands right before: a term inside a longer word is another word. */
export function startsWord(text: string, start: number): boolean {
  let before = start - 1;
  while (before > start - FARTHEST && isNothing(UNIT_CLASSES[text.charCodeAt(before)] ?? 0)) before--;
  return before < 0 || !isLetter(UNIT_CLASSES[text.charCodeAt(before)] ?? 0);
}

/** Whether no letter follows at `end`. */
export function endsWord(text: string, end: number): boolean {
  let after = end;
  while (after < end + FARTHEST && isNothing(UNIT_CLASSES[text.charCodeAt(after)] ?? 0)) after++;
  return after >= text.length || !isLetter(UNIT_CLASSES[text.charCodeAt(after)] ?? 0);
}
