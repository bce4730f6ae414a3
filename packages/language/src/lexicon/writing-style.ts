import { lacksMarks } from '../words/dropped-tones.ts';
import { ENGLISH_HINTS, VIETNAMESE_HINTS } from '../words/language-hints.ts';
import type { Token } from '../words/token.ts';

/**
 * How a message is written. A writer who types tones means an untoned word as it stands; so does one who
 * writes English. Only untoned Vietnamese is read in every way that tones could make of it.
 */
export type WritingStyle = { toned: boolean; english: boolean };

/** What a word without marks says of its writer, as bits. */
const BARE = 1;
const ENGLISH = 2;
const VIETNAMESE = 4;

const known = new Map<string, number>();
/** Hostile text could invent words for ever. */
const MOST_KNOWN = 20_000;

function hintsOf(base: string): number {
  const before = known.get(base);
  if (before !== undefined) return before;
  const language = ENGLISH_HINTS.has(base) ? ENGLISH : VIETNAMESE_HINTS.has(base) ? VIETNAMESE : 0;
  const hints = language | (lacksMarks(base) ? BARE : 0);
  if (known.size < MOST_KNOWN) known.set(base, hints);
  return hints;
}

/** Reads the style off a message's words. */
export function writingStyle(tokens: readonly Token[]): WritingStyle {
  let words = 0;
  let marked = 0;
  let english = 0;
  let vietnamese = 0;
  let bare = 0;
  for (const token of tokens) {
    if (token.numeric) continue;
    words++;
    if (token.key !== token.base) {
      marked++;
      continue;
    }
    const hints = hintsOf(token.base);
    if (hints & BARE) bare++;
    if (hints & ENGLISH) english++;
    else if (hints & VIETNAMESE) vietnamese++;
  }
  // Who drops some of the tones may have dropped any.
  const drops = bare >= 1 && bare * 4 >= marked;
  const toned = !drops && (marked >= 2 ? marked / words >= 0.2 : marked === 1 && words <= 4);
  return { toned, english: marked === 0 && english > vietnamese };
}
