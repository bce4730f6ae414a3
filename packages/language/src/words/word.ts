import { lacksMarks } from './dropped-tones.ts';
import { ENGLISH_HINTS, VIETNAMESE_HINTS } from './language-hints.ts';

/**
 * A word, wherever it stands. `base` has plain letters, `key` the vowel quality and one tone digit at the end ("hoà" and
 * "hòa" are both "hoa1"). What others know of it they keep by its `number`; it is -1 where the word is not kept.
 */
export type Word = {
  number: number;
  base: string;
  key: string;
  quality: string;
  tone: number;
  /** Typed with a tone or a vowel's mark. */
  marked: boolean;
  numeric: boolean;
  /** Says by itself how much: "50k", "3tr". */
  amount: boolean;
  /** What it says of its writer, as bits. */
  hints: number;
  baseHash: number;
  keyHash: number;
};

/** A word that lost its marks, one that is English, one that is Vietnamese without marks too. */
export const BARE = 1;
export const ENGLISH = 2;
export const VIETNAMESE = 4;

const AMOUNT = /^\d[\d.,]*(k|tr|trieu|d|dong|vnd|usd|cu)\d*$/;

/** FNV-1a. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

/** One tone digit at the end, and i for a final y: "kỳ" and "kì" are one syllable. */
function keyOf(quality: string, tone: number): string {
  if (tone === 0) return quality;
  const syllable = quality.length === 2 && quality.endsWith('y') ? `${quality.charAt(0)}i` : quality;
  return syllable + tone;
}

function hintsOf(base: string): number {
  const language = ENGLISH_HINTS.has(base) ? ENGLISH : VIETNAMESE_HINTS.has(base) ? VIETNAMESE : 0;
  return language | (lacksMarks(base) ? BARE : 0);
}

/** A word as it is typed: its plain letters, the same with their vowel quality, and its tone. */
export function wordOf(base: string, quality: string, tone: number, number: number): Word {
  const key = keyOf(quality, tone);
  const numeric = base >= '0' && base < ':';
  return {
    number,
    base,
    key,
    quality,
    tone,
    marked: key !== base,
    numeric,
    amount: numeric && AMOUNT.test(base),
    hints: hintsOf(base),
    baseHash: hashOf(base),
    keyHash: hashOf(key),
  };
}
