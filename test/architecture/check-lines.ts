import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isTest, lineAt, type SourceFile } from '../../tools/source/source-file.ts';
import { walkTree } from '../../tools/source/walk-tree.ts';
import { ownerOf } from './owner.ts';
import type { Violation } from './violation.ts';

const folder = path.resolve(import.meta.dirname, '../../jurisdictions');
/** Every number that somebody in danger can call, of every country that is here. */
const NUMBERS = new Set(
  readdirSync(folder).flatMap((name) => {
    const file: { lines: Record<string, string> } = JSON.parse(
      readFileSync(path.join(folder, name, 'jurisdiction.json'), 'utf8'),
    );
    return Object.values(file.lines);
  }),
);

/** Whom to call is data of a country: no program names a number, neither as a value nor in a link. */
export function checkLines(file: SourceFile): Violation[] {
  if (ownerOf(file.path).name === undefined || isTest(file.path)) return [];
  const found: Violation[] = [];
  walkTree(file.parsed.program, (node) => {
    const text =
      node.type === 'TemplateElement'
        ? node.value.raw
        : node.type === 'Literal' && typeof node.value === 'string'
          ? node.value
          : '';
    if (NUMBERS.has(text) || /tel:\+?\d/.test(text))
      found.push({
        path: file.path,
        line: lineAt(file.text, node.start),
        message: 'a number to call belongs to jurisdictions/',
      });
  });
  return found;
}
