import type { Token } from '../words/token.ts';
import { BARE, ENGLISH, VIETNAMESE } from '../words/word.ts';

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
  for (const { word } of tokens) {
    if (word.numeric) continue;
    words++;
    if (word.marked) {
      marked++;
      continue;
    }
    const { hints } = word;
    if (hints & BARE) bare++;
    if (hints & ENGLISH) english++;
    else if (hints & VIETNAMESE) vietnamese++;
  }
  // Who drops some of the tones may have dropped any.
  const drops = bare >= 1 && bare * 4 >= marked;
  const toned = !drops && (marked >= 2 ? marked / words >= 0.2 : marked === 1 && words <= 4);
  return { toned, english: marked === 0 && english > vietnamese };
}
