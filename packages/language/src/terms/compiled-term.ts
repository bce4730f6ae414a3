import { normaliseUnits } from '../normalise/normalise.ts';
import { tokenise } from '../words/token.ts';
import type { Term } from './term.ts';
import { LEET, UNIT_CLASSES } from './unit-classes.ts';

/** One word of a term: its letters as numbers, its Vietnamese vowel qualities (sorted) and its tone. */
export type Syllable = { letters: readonly number[]; quality: string; marks: string; tone: number };

/** A term ready for comparison. */
export type CompiledTerm = { term: Term; syllables: readonly Syllable[]; marked: boolean; letters: number };

/** The letters of a quality string that are more than their base letter, each once, in order. */
export function marksOf(quality: string): string {
  return [...new Set(quality.replace(/[a-z]/g, ''))].sort().join('');
}

function lettersOf(word: string): number[] {
  const letters: number[] = [];
  for (const char of word) {
    const unit = UNIT_CLASSES[char.charCodeAt(0)] ?? 0;
    if (unit >= 1 && unit <= 26) letters.push(unit);
    else if (unit > LEET) letters.push(unit - LEET);
  }
  return letters;
}

/** Reads a term's words; a term without a Latin letter has none and never matches. */
export function compileTerm(term: Term): CompiledTerm {
  const syllables = tokenise(normaliseUnits(term.text))
    .map(({ word: { base, quality, tone } }) => ({
      letters: lettersOf(base),
      quality,
      marks: marksOf(quality),
      tone,
    }))
    .filter(({ letters }) => letters.length > 0);
  const marked = syllables.some(({ marks, tone }) => marks !== '' || tone > 0);
  return { term, syllables, marked, letters: syllables.reduce((n, { letters }) => n + letters.length, 0) };
}
