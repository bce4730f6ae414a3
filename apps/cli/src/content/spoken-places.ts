import { FIRST_LANGUAGE, isLanguage } from '@khong-mot-minh/contracts/codes';
import { isCitation } from '@khong-mot-minh/portal';
import { unspoken } from './spoken-texts.ts';

/** Every Vietnamese sentence of a file with its place; nothing where the file is in another language. */
export function spokenPlaces(file: string, value: unknown): { pointer: string; words: string }[] {
  const parts = file.replace(/\.json$/, '').split('/');
  const language = parts.find(isLanguage);
  if (language !== undefined && language !== FIRST_LANGUAGE) return [];
  const bilingual = language === undefined;
  // Places and records of reviews are not written for a reader.
  if (bilingual && parts[0] !== 'films') return [];
  return placesIn(value, '').filter(({ pointer }) => !bilingual || pointer.endsWith('/vi'));
}

function placesIn(value: unknown, pointer: string): { pointer: string; words: string }[] {
  if (typeof value === 'string') return [{ pointer, words: value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inside]) =>
    unspoken.has(name) || isCitation(name, inside) ? [] : placesIn(inside, `${pointer}/${name}`),
  );
}
