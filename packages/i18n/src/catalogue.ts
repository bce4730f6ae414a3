import { FIRST_LANGUAGE, LANGUAGE_ROWS, type Language } from '@khong-mot-minh/contracts/codes';
import { fill, type Values } from './fill.ts';

/** Sentences by their keys, of one language. */
export type Messages<Key extends string> = Readonly<Record<Key, string>>;
export type Translate<Key extends string> = (key: Key, values?: Values) => string;

export type Catalogue<Key extends string> = {
  /** The sentences of one language; the same function each time. */
  in(language: Language): Translate<Key>;
  /** Whether a key made from parts (`tier.4`) has a sentence. */
  has(key: string): key is Key;
  keys(): readonly Key[];
  /** Keys that a language does not say: they are said in the first language. */
  missing(language: Language): readonly Key[];
};

type Options = { spell?(language: Language, value: string | number, name: string): string };

/**
 * One home of sentences in every language. The first language says which exist; what another lacks is said in the first,
 * so that a forgotten translation never stops a page. Where `values.count` is a number and the language has the key with
 * `_` and the plural category of that number (CLDR: `one`, `other`, …), that sentence is taken.
 */
export function catalogue<Key extends string>(
  first: Messages<Key>,
  others: Readonly<Partial<Record<Exclude<Language, typeof FIRST_LANGUAGE>, Partial<Messages<Key>>>>>,
  { spell }: Options = {},
): Catalogue<Key> {
  const of = (language: Language): Readonly<Record<string, string | undefined>> =>
    language === FIRST_LANGUAGE ? first : (others[language] ?? {});
  const has = (key: string): key is Key => Object.hasOwn(first, key);
  // The cast is true: these are the keys of the first language.
  const keys = Object.keys(first) as Key[];
  const translateTo = (language: Language): Translate<Key> => {
    const words = of(language);
    const plural = new Intl.PluralRules(LANGUAGE_ROWS[language].locale);
    const spelled = (value: string | number, name: string) =>
      spell ? spell(language, value, name) : String(value);
    return (key, values = {}) => {
      const { count } = values;
      const special = typeof count === 'number' ? words[`${key}_${plural.select(count)}`] : undefined;
      return fill(special ?? words[key] ?? first[key], values, spelled);
    };
  };
  // Every page and every render asks for it, and the rules of plurals are dear to make.
  const made: Partial<Record<Language, Translate<Key>>> = {};
  return {
    in: (language) => {
      made[language] ??= translateTo(language);
      return made[language];
    },
    has,
    keys: () => keys,
    missing: (language) => keys.filter((key) => !Object.hasOwn(of(language), key)),
  };
}
