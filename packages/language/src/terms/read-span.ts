import { addMark, type Letter, letterOf } from '../normalise/letters.ts';
import { INVISIBLE, LEET, MARK, QUOTE, SPACE, UNIT_CLASSES, WIDE } from './unit-classes.ts';

/** What stands between two letters; several may. */
export const GAP_SPACE = 1;
export const GAP_SENTENCE = 2;
export const GAP_SIGN = 4;
export const GAP_QUOTE = 8;
/** With `GAP_SIGN`: an emoji or another sign that joins no words. */
export const GAP_ODD = 16;

/** How the writer spelled a suspected term, letter by letter. */
export type Span = {
  /** The plain letter, its marked form, its tone and how often it stands in a row. */
  bases: string[];
  qualities: string[];
  tones: number[];
  runs: number[];
  /** What stands between this letter and the one before. */
  gaps: number[];
  leet: number;
  end: number;
};

/** Letters farther apart than this do not spell a word; it also bounds the work for hostile text. */
const WIDEST_GAP = 24;
/** Signs that ordinary writing puts between two words without a space. */
const JOINERS = '-/\\_&+*~=()[]<>#"“”«»–—|@%^\'';
const SENTENCE = '.,!?;:…。，！？';

const classAt = (text: string, at: number): number => UNIT_CLASSES[text.charCodeAt(at)] ?? 0;
const asLetter = (unit: number): number => (unit > LEET ? unit - LEET : unit);

function readLetter(text: string, at: number): Letter & { width: number; leet: boolean } {
  const unit = classAt(text, at);
  if (unit > LEET) {
    const base = String.fromCharCode(96 + unit - LEET);
    return { base, quality: base, tone: 0, width: 1, leet: true };
  }
  if (unit >= 1 && unit <= 26 && text.charCodeAt(at) < 128) {
    const base = String.fromCharCode(96 + unit);
    return { base, quality: base, tone: 0, width: 1, leet: false };
  }
  const char = unit === WIDE ? String.fromCodePoint(text.codePointAt(at) ?? 0) : text.charAt(at);
  const letter = letterOf(char) ?? { base: char, quality: '', tone: 0 };
  return { ...letter, width: char.length, leet: false };
}

/** Whether the unit at `at` repeats the letter just read. */
function repeats(text: string, at: number, base: string): number {
  const unit = classAt(text, at);
  if (unit === WIDE) {
    const char = String.fromCodePoint(text.codePointAt(at) ?? 0);
    return letterOf(char)?.base === base ? char.length : 0;
  }
  const letter = asLetter(unit);
  return letter >= 1 && letter <= 26 && letter === base.charCodeAt(0) - 96 ? 1 : 0;
}

function gapKind(text: string, at: number): number {
  const unit = classAt(text, at);
  if (unit === SPACE) return GAP_SPACE;
  if (unit === QUOTE) return GAP_QUOTE;
  if (unit === INVISIBLE || unit === MARK) return 0;
  const sign = text.charAt(at);
  if (SENTENCE.includes(sign)) return GAP_SENTENCE;
  return JOINERS.includes(sign) ? GAP_SIGN : GAP_SIGN | GAP_ODD;
}

/** Reads the letters at `positions` with what stands between them; undefined where they stand too far apart. */
export function readSpan(text: string, positions: Int32Array, from: number, count: number): Span | undefined {
  const span: Span = { bases: [], qualities: [], tones: [], runs: [], gaps: [], leet: 0, end: 0 };
  for (let k = 0; k < count; k++) {
    let at = positions[from + k] ?? 0;
    const until = k + 1 < count ? (positions[from + k + 1] ?? 0) : text.length;
    const first = readLetter(text, at);
    let letter: Letter = first;
    let { tone } = first;
    let run = 1;
    at += first.width;
    let end = at;
    // Marks, invisible characters and repeats belong to the letter.
    while (at < until) {
      const unit = classAt(text, at);
      const width = repeats(text, at, first.base);
      if (width > 0) {
        const again = readLetter(text, at);
        if (again.quality !== again.base) letter = again;
        tone = again.tone || tone;
        run++;
        at += width;
        end = at;
      } else if (unit === MARK) {
        letter = addMark(letter, text.charAt(at));
        tone = letter.tone || tone;
        at++;
        end = at;
      } else if (unit === INVISIBLE) at++;
      else break;
    }
    let gap = 0;
    if (k + 1 < count) {
      if (until - at > WIDEST_GAP) return undefined;
      for (; at < until; at++) gap |= gapKind(text, at);
      span.gaps[k + 1] = gap;
    }
    span.bases.push(first.base);
    span.qualities.push(letter.quality);
    span.tones.push(tone);
    span.runs.push(run);
    if (first.leet) span.leet++;
    span.end = end;
  }
  span.gaps[0] = 0;
  return span;
}
