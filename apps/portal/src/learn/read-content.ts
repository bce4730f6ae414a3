import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { FIRST_LANGUAGE, type Language } from '@khong-mot-minh/contracts/codes';
import type { z } from 'zod';
import { problemsOf } from './content-problems.ts';

const content = new URL('../../../../content/', import.meta.url);

/** A piece that says in which language it is written, where that is not the one that was asked for. */
export type Written<T> = T & { writtenIn?: Language };

/** Names in a content folder, sorted; a folder that is not there (a language not yet translated) is empty. */
export function contentNames(folder: string): string[] {
  const place = new URL(`${folder}/`, content);
  return existsSync(place) ? readdirSync(place).sort() : [];
}

/** Reads one content file and fails naming the file and its problems when it does not have its shape. */
export function readContent<T>(path: string, schema: z.ZodType<T>, root = content): T {
  const value: unknown = JSON.parse(readFileSync(new URL(path, root), 'utf8'));
  const problems = problemsOf(schema, value);
  if (problems.length > 0) throw new Error(`Read content: "content/${path}" ${problems.join('; ')}`);
  // `as`: the schema has just accepted it, and changes nothing; members stay in the order in which they were written.
  return value as T;
}

/**
 * Reads a piece in a language, or in the first where nobody has translated it yet: a missing translation never stops the
 * house. `npx kmm content check` says what is missing.
 */
export function readTranslated<T extends object>(
  place: string | ((language: Language) => string),
  language: Language,
  schema: z.ZodType<T>,
  root = content,
): Written<T> {
  const pathIn = (of: Language) => (typeof place === 'string' ? `${place}/${of}.json` : place(of));
  const own = pathIn(language);
  if (language === FIRST_LANGUAGE || existsSync(new URL(own, root))) return readContent(own, schema, root);
  return {
    ...readContent(pathIn(FIRST_LANGUAGE), schema, root),
    writtenIn: FIRST_LANGUAGE,
  };
}
