import type { CompiledTerm } from './compiled-term.ts';
import { typedForms } from './typed-tones.ts';
import { LEET, UNIT_CLASSES } from './unit-classes.ts';

/**
 * One way a term may be spelled, as the filter's letter stream shows it: `runs` says how often each letter
 * stands in a row, `syllables` which word of the term it belongs to.
 */
export type Spelling = {
  term: CompiledTerm;
  kind: 'plain' | 'sound' | 'typed' | 'swap';
  letters: readonly number[];
  runs: readonly number[];
  syllables: readonly number[];
};

type Words = readonly (readonly number[])[];

/** Squeezes letters in a row: inside each word, across words (for joined typing), or not at all (for dotted). */
function spell(
  term: CompiledTerm,
  kind: Spelling['kind'],
  words: Words,
  squeeze: 'inside' | 'across' | 'none',
): Spelling {
  const letters: number[] = [];
  const runs: number[] = [];
  const syllables: number[] = [];
  for (const [at, word] of words.entries())
    for (const letter of word) {
      const n = letters.length - 1;
      const same = letters[n] === letter && squeeze !== 'none';
      if (same && (squeeze === 'across' || syllables[n] === at)) runs[n] = (runs[n] ?? 0) + 1;
      else {
        letters.push(letter);
        runs.push(1);
        syllables.push(at);
      }
    }
  return { term, kind, letters, runs, syllables };
}

const number = (letters: string): number[] => [...letters].map((letter) => letter.charCodeAt(0) - 96);

/** Chat spellings by sound; single letters of one sound (c k q, d z, i y j) are one in the automaton. */
const INITIALS = [
  ['ph', 'f'],
  ['qu', 'w'],
  ['qu', 'k'],
  ['gi', 'i'],
  ['gi', 'd'],
  ['ngh', 'ng'],
  ['tr', 'ch'],
] as const;
const FINALS = [
  ['ng', 'g'],
  ['nh', 'h'],
  ['ch', 'k'],
] as const;

const startsWith = (word: readonly number[], part: readonly number[]) =>
  part.every((letter, i) => word[i] === letter);

function soundsOf(word: readonly number[]): (readonly number[])[] {
  const starts: (readonly number[])[] = [word];
  for (const [from, to] of INITIALS) {
    const part = number(from);
    // "gì" is more than its initial: something must be left to say.
    if (startsWith(word, part) && word.length > part.length)
      starts.push([...number(to), ...word.slice(part.length)]);
  }
  const out = [...starts];
  for (const [from, to] of FINALS) {
    const part = number(from);
    for (const start of starts) {
      const stem = start.slice(0, -part.length);
      if (stem.length > 0 && startsWith(start.slice(stem.length), part)) out.push([...stem, ...number(to)]);
    }
  }
  return out;
}

/** Terms of many words have many combinations; these many are tried. */
const MOST_SOUNDS = 24;

function sounds(term: CompiledTerm): Words[] {
  let forms: Words[] = [[]];
  for (const { letters } of term.syllables) {
    const next = soundsOf(letters);
    forms = forms.flatMap((form) => next.map((word) => [...form, word])).slice(0, MOST_SOUNDS);
  }
  return forms.slice(1);
}

/** The letters that the stream shows for typed keys: VNI digits look like leet there. */
function typedWord(word: string): number[] {
  const letters: number[] = [];
  for (const key of word) {
    const unit = UNIT_CLASSES[key.charCodeAt(0)] ?? 0;
    if (unit >= 1 && unit <= 26) letters.push(unit);
    else if (unit > LEET) letters.push(unit - LEET);
  }
  return letters;
}

/** Two neighbouring letters of a word swapped, the first and last letter of the term left in place. */
function swaps(plain: Spelling): Spelling[] {
  const { letters, runs, syllables } = plain;
  const out: Spelling[] = [];
  for (let i = 1; i + 2 < letters.length; i++) {
    if (syllables[i] !== syllables[i + 1] || letters[i] === letters[i + 1]) continue;
    const swap = (list: readonly number[]) => list.with(i, list[i + 1] ?? 0).with(i + 1, list[i] ?? 0);
    out.push({ ...plain, kind: 'swap', letters: swap(letters), runs: swap(runs) });
  }
  return out;
}

/** Every spelling of a term that the automaton knows, the plain one first; the shortest may not be swapped. */
export function spellings(term: CompiledTerm, withSwaps: boolean): Spelling[] {
  const words = term.syllables.map(({ letters }) => letters);
  const plain = spell(term, 'plain', words, 'inside');
  const all = [plain, spell(term, 'plain', words, 'across'), spell(term, 'plain', words, 'none')];
  for (const form of sounds(term))
    all.push(spell(term, 'sound', form, 'inside'), spell(term, 'sound', form, 'across'));
  if (term.marked && term.term.lang === 'vi')
    for (const form of typedForms(term.syllables))
      all.push(spell(term, 'typed', form.map(typedWord), 'inside'));
  if (withSwaps && term.letters >= 5) all.push(...swaps(plain));
  const seen = new Map<string, Spelling>();
  for (const spelling of all) {
    // A typed form may equal a plain one ("la" in "la2"): both readings are tried.
    const key = `${spelling.kind === 'typed'} ${spelling.letters.join(' ')} ${spelling.runs.join(' ')}`;
    if (spelling.letters.length > 0 && !seen.has(key)) seen.set(key, spelling);
  }
  return [...seen.values()];
}
