import type { Lang } from '../acts.ts';
import type { Concepts } from '../concepts/concept.ts';
import { fold } from '../fold/fold.ts';
import { SPELLINGS_EN, SPELLINGS_VI } from '../words/chat-spellings.ts';
import { NUMBER_WORDS } from '../words/numbers.ts';
import { TEENCODE_EN, TEENCODE_VI } from '../words/teencode.ts';
import { tokenise } from '../words/token.ts';
import { expandPhrases } from './expand-phrases.ts';
import { createVocabulary, intern, type Vocabulary } from './vocabulary.ts';

export type Ending = { concept: number; lang: Lang; strict: boolean; hides: boolean };
/** One way to read a typed word; `loose` when its tones were guessed, `odd` when the word as typed already
 * means something, so that the guess counts only inside a longer phrase; `first` is where it leads from the root. */
export type Reading = { words: readonly number[]; loose: boolean; odd?: boolean; first?: Node | undefined };
/** How a word can be read, and by which of these readings a phrase can begin with it. */
export type Readings = { all: readonly Reading[]; starts: readonly Reading[] };
/** Most nodes end a phrase that no other goes on from: they have no `next`. */
export type Node = { next: Map<number, Node> | undefined; endings: Ending[] };

/** Concepts compiled to a tree of words. `names` lists concepts by number; `shorthand` is chat spelling. */
export type Lexicon = {
  vocabulary: Vocabulary;
  root: Node;
  names: Map<string, number>;
  shorthand: Record<Lang, Map<string, number[][]>>;
  numberWords: ReadonlySet<number>;
  /** How a number with its unit glued on is read: "30p", "9h". */
  units: readonly (readonly [RegExp, readonly number[]])[];
  /** Vietnamese words that need no tone and mean something by themselves. */
  plainWords: ReadonlySet<number>;
  /** Readings already worked out, by writing style. */
  memory: readonly Map<string, Readings>[];
};

const UNITS: readonly (readonly [RegExp, string])[] = [
  [/^\d+(p|ph|phut)$/, '# phút'],
  [/^\d+(m|mins?)$/, '# minutes'],
  [/^\d+(h|g|gio)\d*$/, '# giờ'],
  [/^\d+(h|hrs?)$/, '# hours'],
];

/** Where words lead from a node. */
export function stepOn(node: Node, words: readonly number[]): Node | undefined {
  let next: Node | undefined = node;
  for (const word of words) {
    next = next.next?.get(word);
    if (next === undefined) return undefined;
  }
  return next;
}

function addPhrase(root: Node, words: readonly number[], ending: Ending): void {
  let node = root;
  for (const word of words) {
    node.next ??= new Map();
    let next = node.next.get(word);
    if (next === undefined) {
      next = { next: undefined, endings: [] };
      node.next.set(word, next);
    }
    node = next;
  }
  if (!node.endings.some(({ concept, lang }) => concept === ending.concept && lang === ending.lang))
    node.endings.push(ending);
}

function readShorthand(
  vocabulary: Vocabulary,
  entries: Readonly<Record<string, string>>,
  more: ReadonlyMap<string, readonly string[]>,
): Map<string, number[][]> {
  const out = new Map<string, number[][]>();
  const all = [
    ...Object.entries(entries).map(([typed, meant]) => [typed, meant.split('|')] as const),
    ...more,
  ];
  for (const [typed, meant] of all) {
    const key = tokenise(fold(typed))[0]?.key ?? typed;
    const read = [...(out.get(key) ?? []), ...meant.map((words) => intern(vocabulary, words))];
    const first = new Map(read.map((words) => [words.join(), words]));
    out.set(key, [...first.values()]);
  }
  return out;
}

/** Compiles concepts; names in `derived` are found later by rules and have no phrases of their own. */
export function compileLexicon(concepts: Concepts, derived: readonly string[]): Lexicon {
  const vocabulary = createVocabulary();
  const root: Node = { next: undefined, endings: [] };
  const names = new Map<string, number>();
  for (const [name, { vi = '', en = '', hides = false }] of Object.entries(concepts)) {
    const concept = names.size;
    names.set(name, concept);
    for (const [lang, line] of [['vi', vi] as const, ['en', en] as const])
      for (const { words, strict } of expandPhrases(line))
        addPhrase(root, intern(vocabulary, words), { concept, lang, strict, hides });
  }
  for (const name of derived) if (!names.has(name)) names.set(name, names.size);
  const numberWords = new Set(intern(vocabulary, NUMBER_WORDS));
  const shorthand = {
    vi: readShorthand(vocabulary, TEENCODE_VI, SPELLINGS_VI),
    en: readShorthand(vocabulary, TEENCODE_EN, SPELLINGS_EN),
  };
  const units = UNITS.map(([pattern, words]) => [pattern, intern(vocabulary, words)] as const);
  const plainWords = new Set(
    [...(root.next ?? [])]
      .filter(([, node]) => node.endings.some(({ lang }) => lang === 'vi'))
      .map(([word]) => word),
  );
  const memory = [0, 1, 2, 3].map(() => new Map<string, Readings>());
  return { vocabulary, root, names, shorthand, numberWords, units, plainWords, memory };
}
