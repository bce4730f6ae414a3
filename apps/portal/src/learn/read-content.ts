import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { FIRST_LANGUAGE, type Language } from '@kmm/contracts/codes';

const content = new URL('../../../../content/', import.meta.url);

/** A piece that says in which language it is written, where that is not the one that was asked for. */
export type Written<T> = T & { writtenIn?: Language };

/** Names in a content folder, sorted; a folder that is not there (a language not yet translated) is empty. */
export function contentNames(folder: string): string[] {
  const place = new URL(`${folder}/`, content);
  return existsSync(place) ? readdirSync(place).sort() : [];
}

/** Reads one content file and fails naming the file and its problems when it does not have its shape. */
export function readContent<T>(path: string, problemsOf: (value: unknown) => string[], root = content): T {
  const value: unknown = JSON.parse(readFileSync(new URL(path, root), 'utf8'));
  const problems = problemsOf(value);
  if (problems.length > 0) throw new Error(`Read content: "content/${path}" ${problems.join('; ')}`);
  // The check above has just said that the value has this shape.
  return value as T;
}

/**
 * Reads a piece in a language, or in the first where nobody has translated it yet: a missing translation never stops the
 * house. `npx kmm content check` says what is missing.
 */
export function readTranslated<T extends object>(
  place: string | ((language: Language) => string),
  language: Language,
  problemsOf: (value: unknown) => string[],
  root = content,
): Written<T> {
  const pathIn = (of: Language) => (typeof place === 'string' ? `${place}/${of}.json` : place(of));
  const own = pathIn(language);
  if (language === FIRST_LANGUAGE || existsSync(new URL(own, root)))
    return readContent<T>(own, problemsOf, root);
  return {
    ...readContent<T>(pathIn(FIRST_LANGUAGE), problemsOf, root),
    writtenIn: FIRST_LANGUAGE,
  };
}
