import type { CompiledTerm } from './compiled-term.ts';
import { looksVietnamese } from './looks-vietnamese.ts';
import { typedForms } from './typed-tones.ts';
import { LEET, UNIT_CLASSES } from './unit-classes.ts';

/**
 * One way a term may be spelled, as the filter's letter stream shows it: `runs` says how often each letter
 * stands in a row, `syllables` which word of the term it belongs to.
 */
export type Spelling = {
  term: CompiledTerm;
  kind: 'plain' | 'sound' | 'typed' | 'swap' | 'bang' | 'short';
  letters: readonly number[];
  runs: readonly number[];
  syllables: readonly number[];
  /** Of a swap: the letters as they stand are no word of the language, so it is no other word. */
  isNoWord?: boolean;
  /** How many exclamation marks must stand for an i. */
  bangs?: number;
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
function swaps(words: Words): Words[] {
  const out: Words[] = [];
  for (const [at, word] of words.entries()) {
    const from = at === 0 ? 1 : 0;
    const to = word.length - (at === words.length - 1 ? 2 : 1);
    for (let i = from; i < to; i++) {
      const [first = 0, second = 0] = word.slice(i, i + 2);
      if (first !== second) out.push(words.with(at, word.with(i, second).with(i + 1, first)));
    }
  }
  return out;
}

const VOWELS = number('aeiou');

/** An English word with one inner vowel left out, or with all of them ("trnp"). */
function shortened([word = []]: Words): (readonly number[])[] {
  const isInnerVowel = (letter: number, i: number) => i > 0 && i < word.length - 1 && VOWELS.includes(letter);
  const out = word.flatMap((letter, i) => (isInnerVowel(letter, i) ? [word.toSpliced(i, 1)] : []));
  const bare = word.filter((letter, i) => !isInnerVowel(letter, i));
  return bare.length >= 4 && out.length > 1 ? [...out, bare] : out;
}

const I = 9;

/** The words without their final i, which an exclamation mark may stand for ("tra!"). */
function withoutFinalI(words: Words): { words: Words; dropped: number } {
  const ends = (word: readonly number[]) => word.length > 1 && word.at(-1) === I;
  return {
    words: words.map((word) => (ends(word) ? word.slice(0, -1) : word)),
    dropped: words.filter(ends).length,
  };
}

/** Long English words are seldom one swap apart; a Vietnamese one must not be a syllable any more. */
function isNoWord({ term, syllables, letters }: CompiledTerm, swapped: Words): boolean {
  if (term.lang === 'en' || syllables.length === 1) return letters >= 7;
  return letters >= 6 && swapped.some((word) => !looksVietnamese(word));
}

/** Every spelling of a term that the automaton knows, the plain one first; the shortest may not be swapped. */
export function spellings(term: CompiledTerm, withSwaps: boolean): Spelling[] {
  const words = term.syllables.map(({ letters }) => letters);
  const plain = spell(term, 'plain', words, 'inside');
  const all = [plain, spell(term, 'plain', words, 'across'), spell(term, 'plain', words, 'none')];
  // A sign between two equal letters keeps them apart: each double is also told singly.
  for (const [i, run] of plain.runs.entries())
    if (run === 2) {
      const part = (list: readonly number[], value: number) => [...list.slice(0, i), value, ...list.slice(i)];
      const runs = part(plain.runs, 1).with(i + 1, 1);
      const { letters, syllables } = plain;
      all.push({
        ...plain,
        letters: part(letters, letters[i] ?? 0),
        runs,
        syllables: part(syllables, syllables[i] ?? 0),
      });
    }
  for (const form of sounds(term))
    all.push(spell(term, 'sound', form, 'inside'), spell(term, 'sound', form, 'across'));
  if (term.marked && term.term.lang === 'vi')
    for (const form of typedForms(term.syllables))
      all.push(spell(term, 'typed', form.map(typedWord), 'inside'));
  if (withSwaps && term.letters >= 5) {
    for (const swapped of swaps(words))
      all.push({ ...spell(term, 'swap', swapped, 'inside'), isNoWord: isNoWord(term, swapped) });
    if (term.term.lang === 'en' && words.length === 1)
      for (const word of shortened(words)) all.push(spell(term, 'short', [word], 'inside'));
    const { words: cut, dropped } = withoutFinalI(words);
    if (dropped > 0) all.push({ ...spell(term, 'bang', cut, 'inside'), bangs: dropped });
  }
  const seen = new Map<string, Spelling>();
  for (const spelling of all) {
    // A typed form may equal a plain one ("la" in "la2"): both readings are tried.
    const own = spelling.kind === 'typed' || spelling.kind === 'bang' ? spelling.kind : '';
    const key = `${own} ${spelling.letters.join(' ')} ${spelling.runs.join(' ')}`;
    if (spelling.letters.length > 0 && !seen.has(key)) seen.set(key, spelling);
  }
  return withSharedLists([...seen.values()]);
}

/** Most spellings of a term have the same runs and syllables: one list of each is kept, not hundreds. */
function withSharedLists(all: readonly Spelling[]): Spelling[] {
  const lists = new Map<string, readonly number[]>();
  const shared = (list: readonly number[]) => {
    const key = list.join();
    const known = lists.get(key);
    if (known !== undefined) return known;
    lists.set(key, list);
    return list;
  };
  return all.map((spelling) => ({
    ...spelling,
    runs: shared(spelling.runs),
    syllables: shared(spelling.syllables),
  }));
}
