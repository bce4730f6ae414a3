import type { CompiledTerm } from './compiled-term.ts';
import { UNIT_CLASSES } from './unit-classes.ts';

/** Signs that people put in place of a letter on purpose. */
const STARS = '*＊•●∗⁎✱';
const LEAST_KNOWN = 5;

/**
 * Whether a masked word is surely this term: stars and nothing else hide letters, one in each word at most, and
 * enough letters are left to tell the term from others.
 */
export function isStarred(
  text: string,
  places: Int32Array,
  from: number,
  count: number,
  { syllables }: CompiledTerm,
): boolean {
  let stars = 0;
  for (let i = from; i < from + count; i++) {
    const at = places[i] ?? 0;
    const unit = UNIT_CLASSES[text.charCodeAt(at)] ?? 0;
    if (unit >= 1 && unit <= 26) continue;
    if (!STARS.includes(text.charAt(at))) return false;
    stars++;
  }
  const least = syllables.length > 1 ? LEAST_KNOWN : LEAST_KNOWN + 1;
  return stars <= syllables.length && count - stars >= least;
}
