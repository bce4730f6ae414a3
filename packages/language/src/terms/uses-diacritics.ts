import { letterOf } from '../normalise/letters.ts';
import { INVISIBLE, MARK, UNIT_CLASSES } from './unit-classes.ts';

/** The combining marks of Vietnamese; others (a strike through a word) are no tones. */
const TONE_MARKS = '\u0300\u0301\u0302\u0303\u0306\u0309\u031b\u0323';

/** Whether the writer types tones: two words with marks at least, and a fifth of all. */
export function usesDiacritics(text: string): boolean {
  let words = 0;
  let marked = 0;
  let inWord = false;
  let hasMark = false;
  for (let at = 0; at < text.length; at++) {
    const unit = UNIT_CLASSES[text.charCodeAt(at)] ?? 0;
    if (unit >= 1 && unit <= 26) {
      if (!inWord) {
        words++;
        hasMark = false;
      }
      inWord = true;
      if (!hasMark && text.charCodeAt(at) > 127) {
        const letter = letterOf(text.charAt(at));
        if (letter !== undefined && (letter.tone > 0 || letter.quality !== letter.base)) hasMark = true;
        if (hasMark) marked++;
      }
    } else if (unit === MARK && inWord) {
      if (hasMark || !TONE_MARKS.includes(text.charAt(at))) continue;
      marked++;
      hasMark = true;
    } else if (unit !== INVISIBLE) inWord = false;
  }
  return marked >= 2 && marked * 5 >= words;
}
