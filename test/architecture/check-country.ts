import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isTest, lineAt, type SourceFile } from '../../tools/source/source-file.ts';
import { walkTree } from '../../tools/source/walk-tree.ts';
import { ownerOf } from './owner.ts';
import type { Violation } from './violation.ts';

const folder = path.resolve(import.meta.dirname, '../../jurisdictions');
const countries = readdirSync(folder);

/** Where the country of a house that says nothing of it is named. */
const DEFAULT_AT = 'apps/server/src/platform/data-folder.ts';

type Named = { id: string; name: string };
type Files = {
  'jurisdiction.json': { timeZone: string; lines: Record<string, string> };
  'provinces.json': { provinces: (Named & { formerly?: Named[] })[] };
};
const read = <F extends keyof Files>(country: string, file: F): Files[F] =>
  JSON.parse(readFileSync(path.join(folder, country, file), 'utf8'));

const files = countries.map((id) => read(id, 'jurisdiction.json'));
const provinces = countries
  .flatMap((id) => read(id, 'provinces.json').provinces)
  .flatMap((province) => [province, ...(province.formerly ?? [])]);

/** What only a country has, each with what it is. */
const WORDS: readonly { what: string; in(text: string): boolean }[] = [
  { what: 'a number to call', in: isOneOf(files.flatMap(({ lines }) => Object.values(lines))) },
  { what: 'a number to call', in: (text) => /tel:\+?\d/.test(text) },
  { what: 'a time zone', in: isOneOf(files.map(({ timeZone }) => timeZone)) },
  // An id of one word may mean something else: "hue" is one of a colour too.
  { what: 'a province', in: isOneOf(provinces.map(({ id }) => id).filter((id) => id.includes('-'))) },
  { what: 'a province', in: holds(provinces.map(({ name }) => name)) },
  { what: 'a law', in: (text) => countries.some((id) => text.startsWith(`${id.toUpperCase()}.`)) },
  { what: 'a country', in: isOneOf(countries) },
  { what: 'a country', in: (text) => countries.some((id) => text.includes(`jurisdictions/${id}/`)) },
];

function isOneOf(all: readonly string[]): (text: string) => boolean {
  const known = new Set(all);
  return (text) => known.has(text);
}

function holds(names: readonly string[]): (text: string) => boolean {
  const any = new RegExp(`(?<!\\p{L})(?:${names.join('|')})(?!\\p{L})`, 'u');
  return (text) => any.test(text);
}

/** What is one country's is data of that country: no program names it, neither as a value nor in a text. */
export function checkCountry(file: SourceFile): Violation[] {
  if (ownerOf(file.path).name === undefined || isTest(file.path)) return [];
  const found: Violation[] = [];
  walkTree(file.parsed.program, (node) => {
    const text = textOf(node);
    if (text === '') return;
    const what = WORDS.find((word) => word.in(text))?.what;
    if (what === undefined || (what === 'a country' && file.path === DEFAULT_AT)) return;
    const line = lineAt(file.text, node.start);
    found.push({ path: file.path, line, message: `${what} belongs to jurisdictions/` });
  });
  return found;
}

type Node = Parameters<Parameters<typeof walkTree>[1]>[0];
function textOf(node: Node): string {
  if (node.type === 'TemplateElement') return node.value.raw;
  if (node.type === 'JSXText') return node.value;
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : '';
}
