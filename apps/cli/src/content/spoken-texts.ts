import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isCitation } from '@khong-mot-minh/portal';
import { parse } from 'yaml';

/** Members that hold names for programs, addresses or the titles of sources, not sentences for a reader. */
export const unspoken: ReadonlySet<string> = new Set([
  'id',
  'kind',
  'answer',
  'trick',
  'topic',
  'domain',
  'review',
  'file',
  'tactics',
  'to',
  'start',
  'version',
  'nicknames',
  'audiences',
  'grade',
  'art',
  'from',
  'mood',
]);

/** The Vietnamese sentences of a part of `content/`, from every `vi.json` and `vi/` below it. */
export function spokenTexts(root: string, part: string): string[] {
  const folder = path.join(root, 'content', part);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(^|[\\/])vi(\.json$|[\\/])/.test(name) && name.endsWith('.json'))
    .sort()
    .flatMap((name) => textsIn(JSON.parse(readFileSync(path.join(folder, name), 'utf8'))));
}

/** The `vi` of every pair `{vi, en}` in a folder's JSON or YAML files: words beside data, of films, the law or rules. */
export function pairedTexts(root: string, folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:json|yaml)$/.test(name))
    .sort()
    .flatMap((name) => {
      const text = readFileSync(path.join(root, folder, name), 'utf8');
      return pairsIn(name.endsWith('.json') ? JSON.parse(text) : parse(text));
    });
}

function pairsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('vi' in value && 'en' in value && typeof value.vi === 'string') return [value.vi];
  return Object.values(value).flatMap(pairsIn);
}

/** Every Vietnamese sentence of one file of `messages/`. */
export const messageTexts = (root: string, name: string): string[] =>
  textsIn(JSON.parse(readFileSync(path.join(root, 'messages/vi', name), 'utf8')));

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return Object.entries(value).flatMap(([name, inside]) =>
    unspoken.has(name) || isCitation(name, inside) ? [] : textsIn(inside),
  );
}
