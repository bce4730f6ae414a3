import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { listFiles } from '../source/list-files.ts';
import { lineAt } from '../source/source-file.ts';

export type TextFile = { path: string; text: string };

const maxBytes = 2 * 1024 * 1024;

/** Every file of the project that is text: what holds a NUL byte is not. */
export function textFiles(root: string): TextFile[] {
  return listFiles(root)
    .filter((file) => statSync(path.join(root, file)).size <= maxBytes)
    .map((file) => ({ path: file, text: readFileSync(path.join(root, file), 'utf8') }))
    .filter(({ text }) => !text.includes('\0'));
}

/** `path:line` of every match of a global pattern. */
export function placesOf(pattern: RegExp, file: TextFile): { where: string; match: string }[] {
  return [...file.text.matchAll(pattern)].map((found) => ({
    where: `${file.path}:${lineAt(file.text, found.index)}`,
    match: found[0],
  }));
}
