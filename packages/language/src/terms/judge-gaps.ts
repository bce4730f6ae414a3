import { GAP_ODD, GAP_QUOTE, GAP_SENTENCE, GAP_SIGN, GAP_SPACE, type Span } from './read-span.ts';
import type { Spelling } from './spellings.ts';

/** Whether letters parted in this way still spell the term: surely, perhaps, or not at all. */
export type Verdict = 'sure' | 'perhaps' | 'no';

/** Shorter terms spelled apart are too often single-letter words of a chat. */
const SPELLED_APART = 4;
/** Letters of a word that an emoji between two short words does not make by chance. */
const LONG_WORD = 7;

/** Judges what stands between the letters: d.o.t.t.e.d and s p a c e d words count, joined ordinary words do not. */
export function judgeGaps({ syllables }: Spelling, { gaps, bases }: Span): Verdict {
  let inner = 0;
  let parted = 0;
  let spaced = 0;
  let odd = 0;
  let quoted = 0;
  let sentence = 0;
  let breaks = 0;
  let open = 0;
  for (let i = 1; i < bases.length; i++) {
    const gap = gaps[i] ?? 0;
    if (syllables[i] !== syllables[i - 1]) {
      breaks++;
      if (gap !== 0) open++;
      // "… quả. Mít …" are two sentences.
      if ((gap & GAP_SENTENCE) !== 0 && (gap & GAP_SPACE) !== 0) sentence++;
      continue;
    }
    inner++;
    if ((gap & (GAP_SPACE | GAP_SIGN | GAP_SENTENCE)) !== 0) parted++;
    if ((gap & GAP_SPACE) !== 0) spaced++;
    if (gap === GAP_QUOTE) quoted++;
    if ((gap & GAP_ODD) !== 0) odd++;
    if ((gap & (GAP_SIGN | GAP_SENTENCE)) === GAP_SENTENCE) sentence++;
  }
  if (parted === 0) return sentence > 0 || quoted > 0 ? 'perhaps' : 'sure';
  if (parted === inner) return bases.length >= SPELLED_APART ? 'sure' : spaced > 0 ? 'perhaps' : 'sure';
  // Pieces of words: signs inside a word are a disguise, spaces mostly are other words.
  // One sign may be a hyphen or a slash between two words; an odd one in a long word is none.
  if (spaced === 0) {
    const disguised = parted >= 2 || (odd === parted && bases.length >= LONG_WORD);
    return disguised && sentence === 0 ? 'sure' : 'perhaps';
  }
  if (parted >= inner * 0.6) return 'perhaps';
  // The writer slipped: the term's own space stands one letter too early or too late.
  return parted === 1 && open === breaks - 1 && bases.length >= 6 && slipped(syllables, gaps)
    ? 'perhaps'
    : 'no';
}

function slipped(syllables: readonly number[], gaps: readonly number[]): boolean {
  const at = gaps.findIndex((gap, i) => i > 0 && gap !== 0 && syllables[i] === syllables[i - 1]);
  const isBreak = (i: number) => syllables[i] !== undefined && syllables[i] !== syllables[i - 1];
  return (isBreak(at - 1) && gaps[at - 1] === 0) || (isBreak(at + 1) && gaps[at + 1] === 0);
}
