import { lacksMarks } from '../words/dropped-tones.ts';
import { ENGLISH_HINTS, VIETNAMESE_HINTS } from '../words/language-hints.ts';
import type { Token } from '../words/token.ts';

/**
 * How a message is written. A writer who types tones means an untoned word as it stands; so does one who
 * writes English. Only untoned Vietnamese is read in every way that tones could make of it.
 */
export type WritingStyle = { toned: boolean; english: boolean };

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
    if (token.key === token.base && lacksMarks(token.base)) bare++;
    if (token.key !== token.base) marked++;
    else if (ENGLISH_HINTS.has(token.base)) english++;
    else if (VIETNAMESE_HINTS.has(token.base)) vietnamese++;
  }
  // Who drops some of the tones may have dropped any.
  const drops = bare >= 1 && bare * 4 >= marked;
  const toned = !drops && (marked >= 2 ? marked / words >= 0.2 : marked === 1 && words <= 4);
  return { toned, english: marked === 0 && english > vietnamese };
}
