import { existsSync, readdirSync, readFileSync } from 'node:fs';

const content = new URL('../../../../content/', import.meta.url);

/** Names in a content folder, sorted; a folder that is not there (a language not yet translated) is empty. */
export function contentNames(folder: string): string[] {
  const place = new URL(`${folder}/`, content);
  return existsSync(place) ? readdirSync(place).sort() : [];
}

/** Reads one content file and fails naming the file and its problems when it does not have its shape. */
export function readContent<T>(path: string, problemsOf: (value: unknown) => string[]): T {
  const value: unknown = JSON.parse(readFileSync(new URL(path, content), 'utf8'));
  const problems = problemsOf(value);
  if (problems.length > 0) throw new Error(`Read content: "content/${path}" ${problems.join('; ')}`);
  // The check above has just said that the value has this shape.
  return value as T;
}
