import { judgeGaps, type Verdict } from './judge-gaps.ts';
import { judgeTones, judgeTyped, markings } from './judge-tones.ts';
import type { Span } from './read-span.ts';
import type { Spelling } from './spellings.ts';

/** Signs may replace letters of a word, but not most of them. */
function judgeLeet(leet: number, letters: number): Verdict {
  if (leet === 0) return 'sure';
  if (letters - leet < 2 || leet > letters * 0.8) return 'no';
  return letters < 4 || leet > letters * 0.6 ? 'perhaps' : 'sure';
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
  return doubled === 1 && !stretched && term.syllables.length === 1 ? 'perhaps' : 'sure';
}

/** A spelling by sound is surer the longer the term is; a swap of letters is a slip that may be another word. */
function judgeSpelling({ kind, term, letters }: Spelling, { bases }: Span): Verdict {
  if (kind === 'swap' || kind === 'bang' || kind === 'short') return 'perhaps';
  const exact = bases.every((base, i) => base.charCodeAt(0) - 96 === letters[i]);
  if (kind === 'plain' && exact) return 'sure';
  return term.syllables.length > 1 && term.letters >= 6 ? 'sure' : 'perhaps';
}

/** Judges one suspected term; `isToned` tells how the writer types and is asked only where it matters. */
export function judgeHit(
  spelling: Spelling,
  span: Span,
  text: string,
  start: number,
  isToned: () => boolean,
): Verdict {
  const { term, kind, syllables, bangs = 0 } = spelling;
  if (bangs > text.slice(start, span.end + 1).split('!').length - 1) return 'no';
  const verdicts: Verdict[] = [];
  if (kind === 'typed') verdicts.push(judgeTyped(term, text.slice(start, span.end), isToned()));
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
    verdicts.push(judgeTones(term, given, term.marked && term.term.lang === 'vi' && isToned()));
  }
  if (verdicts.includes('no')) return 'no';
  return verdicts.includes('perhaps') ? 'perhaps' : 'sure';
}
