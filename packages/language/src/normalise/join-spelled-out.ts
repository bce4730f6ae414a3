import { isDigit, isLetter } from './characters.ts';
import type { Slots } from './normalise.ts';

const JOINERS = new Set(['.', '-', '_', '*', '·', '•', '|', '/', '~', '+', ' ']);

/** How many letters in a row, each parted from the next by the same single joiner, start at `from`. */
function countSpelled(base: readonly string[], from: number): number {
  const joiner = base[from + 1] ?? '';
  if (!JOINERS.has(joiner)) return 1;
  let letters = 1;
  let at = from;
  while (base[at + 1] === joiner && isLetter(base[at + 2])) {
    // The last piece must be a single letter too: "e k biet" is three words.
    if (isLetter(base[at + 3]) || isDigit(base[at + 3])) break;
    letters++;
    at += 2;
  }
  return letters;
}

/** Joins d.o.t.t.e.d and s p a c e d letters; four spaced letters at least, for "e k a" may be words. */
export function joinSpelledOut(slots: Slots): Slots {
  const { base } = slots;
  const drop = new Set<number>();
  for (let i = 0; i < base.length; ) {
    const atWordStart = isLetter(base[i]) && !isLetter(base[i - 1]) && !isDigit(base[i - 1]);
    const letters = atWordStart ? countSpelled(base, i) : 1;
    const enough = base[i + 1] === ' ' ? 4 : 2;
    if (letters >= enough) for (let k = 1; k < letters; k++) drop.add(i + 2 * k - 1);
    i += letters >= enough ? 2 * letters - 1 : 1;
  }
  if (drop.size === 0) return slots;
  const keep = <T>(values: readonly T[]): T[] => values.filter((_, i) => !drop.has(i));
  return {
    base: keep(base),
    quality: keep(slots.quality),
    tones: keep(slots.tones),
    starts: keep(slots.starts),
    ends: keep(slots.ends),
  };
}
