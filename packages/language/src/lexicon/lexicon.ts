import type { Lang } from '../acts.ts';
import type { Concepts } from '../concepts/concept.ts';
import { normaliseUnits } from '../normalise/normalise.ts';
import { SPELLINGS_EN, SPELLINGS_VI } from '../words/chat-spellings.ts';
import { NUMBER_WORDS } from '../words/numbers.ts';
import { TEENCODE_EN, TEENCODE_VI } from '../words/teencode.ts';
import { tokenise } from '../words/token.ts';
import { expandPhrases } from './expand-phrases.ts';
import { type KeptReadings, keptReadings } from './kept-readings.ts';
import { addPhrase, emptyTree, type PhraseTree, packTree } from './phrase-tree.ts';
import { createVocabulary, intern, type Vocabulary } from './vocabulary.ts';

/** Concepts compiled to a tree of words. `names` lists concepts by number; `shorthand` is chat spelling. */
export type Lexicon = {
  vocabulary: Vocabulary;
  tree: PhraseTree;
  names: Map<string, number>;
  shorthand: Record<Lang, Map<string, number[][]>>;
  numberWords: ReadonlySet<number>;
  /** How a number with its unit glued on is read: "30p", "9h". */
  units: readonly (readonly [RegExp, readonly number[]])[];
  /** Vietnamese words that need no tone and mean something by themselves. */
  plainWords: ReadonlySet<number>;
  readings: KeptReadings;
  /** A message in which nothing was found: copying it is quicker than filling an array. */
  noHits: readonly undefined[];
};

const UNITS: readonly (readonly [RegExp, string])[] = [
  [/^\d+(p|ph|phut)$/, '# phút'],
  [/^\d+(m|mins?)$/, '# minutes'],
  [/^\d+(h|g|gio)\d*$/, '# giờ'],
  [/^\d+(h|hrs?)$/, '# hours'],
];

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
    const key = tokenise(normaliseUnits(typed))[0]?.word.key ?? typed;
    const read = [...(out.get(key) ?? []), ...meant.map((words) => intern(vocabulary, words))];
    const first = new Map(read.map((words) => [words.join(), words]));
    out.set(key, [...first.values()]);
  }
  return out;
}

/** Compiles concepts; names in `derived` are found later by rules and have no phrases of their own. */
export function compileLexicon(concepts: Concepts, derived: readonly string[]): Lexicon {
  const vocabulary = createVocabulary();
  const root = emptyTree();
  const names = new Map<string, number>();
  for (const [name, { vi = '', en = '', hides = false }] of Object.entries(concepts)) {
    const concept = names.size;
    names.set(name, concept);
    for (const [lang, line] of [['vi', vi] as const, ['en', en] as const])
      for (const { words, strict } of expandPhrases(line))
        addPhrase(root, intern(vocabulary, words), { concept, english: lang === 'en', strict, hides });
  }
  for (const name of derived) if (!names.has(name)) names.set(name, names.size);
  const numberWords = new Set(intern(vocabulary, NUMBER_WORDS));
  const shorthand = {
    vi: readShorthand(vocabulary, TEENCODE_VI, SPELLINGS_VI),
    en: readShorthand(vocabulary, TEENCODE_EN, SPELLINGS_EN),
  };
  const units = UNITS.map(([pattern, words]) => [pattern, intern(vocabulary, words)] as const);
  const plainWords = new Set(
    [...root.next].filter(([, node]) => node.endings.some(({ english }) => !english)).map(([word]) => word),
  );
  const tree = packTree(root);
  const readings = keptReadings();
  const noHits = Array.from(names, () => undefined);
  return { vocabulary, tree, names, shorthand, numberWords, units, plainWords, readings, noHits };
}
