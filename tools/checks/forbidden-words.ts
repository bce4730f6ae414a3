import type { Problem } from './problem.ts';
import { placesOf, type TextFile, textFiles } from './text-files.ts';

const forbidden = [
  {
    what: 'a path of one machine',
    pattern: /(?<![\w.@}$-])(?:\/work\/|\/root\/|\/Users\/|\/tmp\/kmm(?![\w-])|[A-Z]:\\Users\\)[\w.-]*/g,
  },
  {
    what: 'a package registry',
    pattern:
      /\bregistry\.[a-z0-9-]+\.[a-z]{2,}|[\w.-]{0,60}(?:artifactor[y]|verdacci[o]|jfro[g]|pkg\.dev)\b[\w./-]*/gi,
  },
];

/** The repository names no machine and no registry: it must mean the same everywhere. */
export function checkWords(root: string): Problem[] {
  return textFiles(root).flatMap(forbiddenIn);
}

export function forbiddenIn(file: TextFile): Problem[] {
  return forbidden.flatMap(({ what, pattern }) =>
    placesOf(pattern, file).map(({ where, match }) => `${where} names ${what}: "${match}"`),
  );
}
