import { FIRST_LANGUAGE, isLanguage, PROMISED_LANGUAGES } from './languages.ts';

type Place = readonly (string | number)[];

/**
 * Says in the first language what a sentence lacks in one in which every sentence is promised, and gives where: nobody's
 * missing translation stops a house. The value is changed in place; it must be plain data of bounded depth.
 */
export function fillTranslations(value: unknown): Place[] {
  const filled: Place[] = [];
  const walk = (inside: unknown, place: Place): void => {
    if (typeof inside !== 'object' || inside === null) return;
    if (isSentence(inside)) {
      for (const language of PROMISED_LANGUAGES)
        if (inside[language] === undefined) {
          inside[language] = inside[FIRST_LANGUAGE] ?? '';
          filled.push([...place, language]);
        }
      return;
    }
    for (const [key, part] of Object.entries(inside))
      walk(part, [...place, Array.isArray(inside) ? Number(key) : key]);
  };
  walk(value, []);
  return filled;
}

/** Languages and nothing else, the first among them. */
const isSentence = (value: object): value is Record<string, string> =>
  FIRST_LANGUAGE in value &&
  Object.entries(value).every(([key, words]) => isLanguage(key) && typeof words === 'string');
