import type { CompiledTerm } from './compiled-term.ts';
import { marksOf } from './compiled-term.ts';
import type { Verdict } from './judge-gaps.ts';
import { readTyped } from './typed-tones.ts';

/** The marks and the tone that the writer gave one word of the term. */
export type Marking = { marks: string; tone: number };

/** Letters of a term that two other words are unlikely to make by chance. */
const LONG_ENOUGH = 6;

const within = (part: string, whole: string) => [...part].every((mark) => whole.includes(mark));

/**
 * Compares the writer's tones with the term's. Another tone is another word; a writer who types tones
 * (`toned`) means an untoned word as it stands; elsewhere one untoned syllable may be many words.
 */
export function judgeTones(
  { term, syllables, marked, letters }: CompiledTerm,
  written: readonly Marking[],
  toned: boolean,
): Verdict {
  let silent = 0;
  let partly = 0;
  for (const [i, { marks, tone }] of syllables.entries()) {
    const { marks: given, tone: givenTone } = written[i] ?? { marks: '', tone: 0 };
    if (given === '' && givenTone === 0) {
      if (marks !== '' || tone > 0) silent++;
      continue;
    }
    // Accents on an English term are a disguise, or a Vietnamese word: a score, never a block.
    if (term.lang === 'en') partly++;
    else if (!within(given, marks) || (givenTone > 0 && givenTone !== tone)) return 'no';
    // A tone on a bare vowel is a finished word; a bare tone on a marked vowel may be a lazy one.
    else if (given === '' && marks !== '') return 'no';
    else if (given !== marks || givenTone !== tone) partly++;
  }
  if (term.lang === 'en') return partly > 0 ? 'perhaps' : 'sure';
  if (!marked || (silent === 0 && partly === 0)) return 'sure';
  const single = syllables.length === 1;
  // Two words of a term, both without any tone, among words that have theirs: the writer left the tones out here.
  if (toned) {
    const leftOut = silent === syllables.length && partly === 0 && letters >= LONG_ENOUGH;
    return single ? 'no' : leftOut ? 'sure' : 'perhaps';
  }
  return single ? 'perhaps' : 'sure';
}

/** Judges a word typed in Telex or VNI keys by what the keys would have given. */
export function judgeTyped(term: CompiledTerm, written: string, toned: boolean): Verdict {
  const words = written
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const read = words.map(readTyped);
  if (read.length !== term.syllables.length) return 'no';
  const given = (word: Marking | undefined) => word !== undefined && (word.marks !== '' || word.tone > 0);
  for (const [i, { letters, marks, tone }] of term.syllables.entries()) {
    const base = String.fromCharCode(...letters.map((letter) => letter + 96));
    if (read[i]?.base !== base) return 'no';
    if ((marks !== '' || tone > 0) && !given(read[i])) return 'no';
  }
  return judgeTones(term, read, toned);
}

/** Collects the marks and the tone of each word from its letters. */
export function markings(
  syllables: readonly number[],
  qualities: readonly string[],
  tones: readonly number[],
): Marking[] {
  const out: { quality: string; tone: number }[] = [];
  for (const [i, at] of syllables.entries()) {
    const before = out[at] ?? { quality: '', tone: 0 };
    out[at] = { quality: before.quality + (qualities[i] ?? ''), tone: tones[i] || before.tone };
  }
  return out.map(({ quality, tone }) => ({ marks: marksOf(quality), tone }));
}
