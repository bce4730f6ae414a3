import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

/** A filter under test, made from a list of terms. */
export type Filter = { name: string; make(terms: readonly string[]): (text: string) => boolean };

type Obscenity = {
  DataSet: new () => { addPhrase(build: (phrase: Phrase) => Phrase): unknown; build(): object };
  RegExpMatcher: new (options: object) => { hasMatch(text: string): boolean };
  englishRecommendedTransformers: object;
  parseRawPattern(pattern: string): object;
};
type Phrase = { setMetadata(data: object): Phrase; addPattern(pattern: object): Phrase };
type Toad = {
  Profanity: new (options: object) => { addWords(words: string[]): void; exists(text: string): boolean };
};
type Glin = { Filter: new (options: object) => { isProfane(text: string): boolean } };
type All = { AllProfanity: new (options: object) => { check(text: string): boolean } };
type BadWords = {
  Filter: new (options: object) => { addWords(...words: string[]): void; isProfane(text: string): boolean };
};
type Leo = { clearList(): void; add(words: string[]): void; check(text: string): boolean };

// `require` gives what the package exports; the types above name the members that its documentation promises.
const adapters: Readonly<Record<string, (module: unknown) => Filter['make']>> = {
  obscenity: (module) => (terms) => {
    const { DataSet, RegExpMatcher, englishRecommendedTransformers, parseRawPattern } = module as Obscenity;
    const data = new DataSet();
    for (const term of terms)
      data.addPhrase((phrase) =>
        phrase.setMetadata({ term }).addPattern(parseRawPattern(`|${term.replace(/[[\]?|\\]/g, '')}|`)),
      );
    const matcher = new RegExpMatcher({ ...data.build(), ...englishRecommendedTransformers });
    return (text) => matcher.hasMatch(text);
  },
  '@2toad/profanity': (module) => (terms) => {
    const filter = new (module as Toad).Profanity({ wholeWord: true, unicodeWordBoundaries: true });
    filter.addWords([...terms]);
    return (text) => filter.exists(text);
  },
  'glin-profanity': (module) => (terms) => {
    const filter = new (module as Glin).Filter({
      languages: ['english'],
      customWords: [...terms],
      detectLeetspeak: true,
      leetspeakLevel: 'moderate',
      normalizeUnicode: true,
    });
    return (text) => filter.isProfane(text);
  },
  allprofanity: (module) => (terms) => {
    const filter = new (module as All).AllProfanity({
      languages: ['english'],
      silent: true,
      algorithm: { matching: 'aho-corasick' },
      customDictionaries: { own: [...terms] },
    });
    return (text) => filter.check(text);
  },
  'bad-words': (module) => (terms) => {
    const filter = new (module as BadWords).Filter({ emptyList: true });
    filter.addWords(...terms);
    return (text) => filter.isProfane(text);
  },
  'leo-profanity': (module) => (terms) => {
    const filter = module as Leo;
    filter.clearList();
    filter.add([...terms]);
    return (text) => filter.check(text);
  },
};

/** The peers that are installed in a folder, and the names of those that are not. */
export function loadPeers(folder: string | undefined): { filters: Filter[]; missing: string[] } {
  const filters: Filter[] = [];
  const missing: string[] = [];
  for (const [name, adapt] of Object.entries(adapters)) {
    const manifest = path.join(path.resolve(folder ?? '.'), 'node_modules', name, 'package.json');
    if (folder === undefined || !existsSync(manifest)) {
      missing.push(name);
      continue;
    }
    const require = createRequire(manifest);
    // A package's own manifest, read for its version only.
    const { version } = require(manifest) as { version: string };
    filters.push({ name: `${name} ${version}`, make: adapt(require(name)) });
  }
  return { filters, missing };
}
