import { normaliseUnits } from '../normalise/normalise.ts';
import { tokenise } from '../words/token.ts';

/** The words of the lexicon as small numbers, found by their toned key or by their plain base. */
export type Vocabulary = { byKey: Map<string, number>; byBase: Map<string, number[]> };

/** Stands for any number in a phrase. */
export const NUMBER = 0;

/** An empty vocabulary. */
export function createVocabulary(): Vocabulary {
  return { byKey: new Map([['#', NUMBER]]), byBase: new Map() };
}

/** The numbers of a phrase's words, adding those not seen before. */
export function intern(vocabulary: Vocabulary, phrase: string): number[] {
  return phrase.split(' ').flatMap((word) => {
    if (word === '#') return [NUMBER];
    return tokenise(normaliseUnits(word)).map(({ word: { key, base } }) => {
      const known = vocabulary.byKey.get(key);
      if (known !== undefined) return known;
      const id = vocabulary.byKey.size;
      vocabulary.byKey.set(key, id);
      const sameBase = vocabulary.byBase.get(base);
      if (sameBase) sameBase.push(id);
      else vocabulary.byBase.set(base, [id]);
      return id;
    });
  });
}
