import { letterOf } from '../normalise/letters.ts';
import type { Automaton } from './automaton.ts';
import { INVISIBLE, LEET, letterNumber, MARK, QUOTE, UNIT_CLASSES, WIDE } from './unit-classes.ts';

/** Told of each state that ends a spelling, with how many letters have been read. */
export type OnHit = (state: number, letters: number) => void;

const EXCLAMATION = 33;
const STAR = 42;

const isLetterAt = (text: string, at: number): boolean => {
  const unit = UNIT_CLASSES[text.charCodeAt(at)] ?? 0;
  return unit >= 1 && unit <= 26;
};

/** "74573" may begin a word in leet; longer runs of digits are numbers. */
const LONGEST_LEET = 5;

const BAR = 124;

/** A sign that stands between letters and is none itself. */
const parts = (text: string, at: number): boolean => {
  const unit = UNIT_CLASSES[text.charCodeAt(at)] ?? 0;
  return at >= 0 && at < text.length && unit > 26 && unit !== MARK && unit !== INVISIBLE;
};

/** "t-u|r.n": between letters that signs part, a bar parts as well. */
const isBarBetween = (text: string, at: number): boolean =>
  text.charCodeAt(at) === BAR && (parts(text, at - 2) || parts(text, at + 2));

/** Whether a digit or sign stands for a letter: beside one, as "!" only where the word goes on. */
function isInRun(text: string, at: number, lastAt: number): boolean {
  if (isBarBetween(text, at)) return false;
  let next = at + 1;
  while (next <= at + LONGEST_LEET && (UNIT_CLASSES[text.charCodeAt(next)] ?? 0) > LEET) next++;
  if (text.charCodeAt(at) === EXCLAMATION)
    return at - lastAt === 1 && (next > at + 1 || isLetterAt(text, next));
  return (lastAt >= 0 && at - lastAt <= 2) || isLetterAt(text, next);
}

function wideLetter(text: string, at: number): number {
  const code = text.codePointAt(at) ?? 0;
  return code > 0xffff ? letterNumber(letterOf(String.fromCodePoint(code))?.base ?? '') : 0;
}

/**
 * Runs the automaton over a text's letters, as it stands: tones normalised, look-alikes and leet read as letters,
 * repeats squeezed, all else skipped. Writes each letter's place to `positions`; true if a sign stands between
 * two letters, where it may hide one.
 */
export function scanLetters(
  { go, firstHit }: Automaton,
  text: string,
  positions: Int32Array,
  onHit: OnHit,
): boolean {
  let state = 0;
  let letters = 0;
  let last = 0;
  let lastAt = -1;
  let masked = false;
  for (let at = 0; at < text.length; at++) {
    let unit = UNIT_CLASSES[text.charCodeAt(at)] ?? 0;
    let width = 1;
    if (unit > 26) {
      if (unit === MARK || unit === INVISIBLE || unit === QUOTE) {
        if (lastAt === at - 1) lastAt = at;
        continue;
      }
      if (unit === WIDE) {
        unit = wideLetter(text, at);
        width = (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
      } else if (unit > LEET && isInRun(text, at, lastAt)) {
        if (lastAt === at - 1 && isLetterAt(text, at + 1)) masked = true;
        unit -= LEET;
      } else unit = 0;
      if (unit === 0) {
        if ((lastAt === at - 1 || text.charCodeAt(at) === STAR) && isLetterAt(text, at + width))
          masked = true;
        last = 0;
        at += width - 1;
        continue;
      }
    }
    if (unit === 0) {
      last = 0;
      continue;
    }
    lastAt = at + width - 1;
    if (unit !== last) {
      last = unit;
      positions[letters++] = at;
      state = go[(state << 5) | unit] ?? 0;
      if (state >= firstHit) onHit(state, letters);
    }
    at = lastAt;
  }
  return masked;
}
