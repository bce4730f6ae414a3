import { judgeGaps, type Verdict } from './judge-gaps.ts';
import { judgeTones, judgeTyped, markings } from './judge-tones.ts';
import { looksVietnamese } from './looks-vietnamese.ts';
import type { Span } from './read-span.ts';
import type { Spelling } from './spellings.ts';

/** Letters from which a single word is seldom one slip away from another word, and a term of several words. */
const LONG_WORD = 7;
const LONG_TERM = 6;

/** Signs may replace letters of a word, but not most of them. */
function judgeLeet(leet: number, letters: number): Verdict {
  if (leet === 0) return 'sure';
  const kept = letters - leet;
  if (kept < 2 || leet > letters * 0.8) return 'no';
  return letters < 4 || (leet > letters * 0.6 && kept < 3) ? 'perhaps' : 'sure';
}

/** Stretched letters count; a letter too few is another word, one doubled letter may be. */
function judgeRuns({ runs: wanted, term }: Spelling, { runs }: Span): Verdict {
  let doubled = 0;
  let stretched = false;
  for (const [i, run] of runs.entries()) {
    const least = wanted[i] ?? 1;
    if (run < least) return 'no';
    if (run > 2) stretched = true;
    else if (run > least) doubled++;
  }
  const short = term.syllables.length === 1 && term.letters < LONG_WORD;
  return doubled === 1 && !stretched && short ? 'perhaps' : 'sure';
}

/** A spelling by sound is surer the longer the term is; so is a slip, where the letters as they stand are no word. */
function judgeSpelling({ kind, term, letters, syllables, isNoWord }: Spelling, { bases }: Span): Verdict {
  if (kind === 'bang') return term.letters >= LONG_WORD ? 'sure' : 'perhaps';
  if (kind === 'short') return 'perhaps';
  if (kind === 'swap') return isNoWord ? 'sure' : 'perhaps';
  const exact = bases.every((base, i) => base.charCodeAt(0) - 96 === letters[i]);
  if (kind === 'plain' && exact) return 'sure';
  if (term.letters < (term.syllables.length > 1 ? LONG_TERM : LONG_WORD)) return 'perhaps';
  // "do khac" sounds like a term and is two ordinary words; "zo khac" is no ordinary word.
  return term.term.lang === 'en' || wordsIn(bases, syllables).some((word) => !looksVietnamese(word))
    ? 'sure'
    : 'perhaps';
}

function wordsIn(bases: readonly string[], syllables: readonly number[]): number[][] {
  const words: number[][] = [];
  for (const [i, base] of bases.entries()) {
    const word = syllables[i] ?? 0;
    words[word] = [...(words[word] ?? []), base.charCodeAt(0) - 96];
  }
  return words;
}

/** Judges one suspected term; `usesDiacritics` tells how the writer types and is asked only where it matters. */
export function judgeHit(
  spelling: Spelling,
  span: Span,
  text: string,
  start: number,
  usesDiacritics: () => boolean,
): Verdict {
  const { term, kind, syllables, bangs = 0 } = spelling;
  if (bangs > text.slice(start, span.end + 1).split('!').length - 1) return 'no';
  const verdicts: Verdict[] = [];
  if (kind === 'typed') verdicts.push(judgeTyped(term, text.slice(start, span.end), usesDiacritics()));
  else {
    verdicts.push(
      judgeGaps(spelling, span),
      judgeLeet(span.leet, span.bases.length),
      judgeRuns(spelling, span),
    );
    verdicts.push(judgeSpelling(spelling, span));
    if (verdicts.includes('no')) return 'no';
    const given = markings(syllables, span.qualities, span.tones);
    // A slip of letters in a word with tones is another word.
    if (kind === 'swap' && given.some(({ marks, tone }) => marks !== '' || tone > 0)) return 'no';
    verdicts.push(judgeTones(term, given, term.marked && term.term.lang === 'vi' && usesDiacritics()));
  }
  if (verdicts.includes('no')) return 'no';
  return verdicts.includes('perhaps') ? 'perhaps' : 'sure';
}
