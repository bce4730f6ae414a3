import type { Units } from '../normalise/normalise.ts';
import { type Word, wordOf } from './word.ts';

/** Hostile text could invent words for ever; numbers have no end by themselves. */
export const MOST_KNOWN = 30_000;
const LONGEST = 16;
const LONGEST_NUMBER = 4;

/** Twice as many places as words, so that a look-up seldom tries a second one; 0 is free, else the word's number and 1. */
const PLACES = 65_536;
const places = new Uint16Array(PLACES);
const words: Word[] = [];

/** Units of a normalised text: plain letters, and the same letters with their vowel quality. */
type Letters = Pick<Units, 'base' | 'quality'>;

function isThere(word: Word, { quality }: Letters, from: number, to: number): boolean {
  const known = word.quality;
  if (known.length !== to - from) return false;
  for (let i = 0; i < known.length; i++) if (known.charCodeAt(i) !== quality[from + i]) return false;
  return true;
}

function textOf(units: ArrayLike<number>, from: number, to: number): string {
  let text = '';
  for (let i = from; i < to; i++) text += String.fromCharCode(units[i] ?? 0);
  return text;
}

/** The word that stands from `from` to `to`: the same object for the same word, as long as there is room. */
export function wordAt(letters: Letters, from: number, to: number, tone: number): Word {
  const { base, quality } = letters;
  let hash = tone;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ (quality[i] ?? 0), 0x01000193);
  let place = (hash ^ (hash >>> 15)) & (PLACES - 1);
  for (let entry = places[place] ?? 0; entry !== 0; entry = places[place] ?? 0) {
    const word = words[entry - 1];
    if (word !== undefined && word.tone === tone && isThere(word, letters, from, to)) return word;
    place = (place + 1) & (PLACES - 1);
  }
  const word = wordOf(textOf(base, from, to), textOf(quality, from, to), tone, -1);
  if (words.length < MOST_KNOWN && to - from <= (word.numeric ? LONGEST_NUMBER : LONGEST)) {
    word.number = words.length;
    places[place] = words.push(word);
  }
  return word;
}
