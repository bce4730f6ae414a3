import { isTest, type SourceFile } from '../source/source-file.ts';

export type LineFigures = { group: string; files: number; median: number; max: number; longest: string };

const maxLines = 500;

/** Tables of figures, and what a program wrote, are long by nature. */
const isData = (file: string): boolean => /\/(data|testdata)\/|\.(data|gen)\.ts$/.test(file);

const groups: [string, (file: string) => boolean][] = [
  ['packages', (file) => file.startsWith('packages/') && !isTest(file)],
  ['apps', (file) => file.startsWith('apps/') && !isTest(file)],
  ['tools, research, bench', (file) => /^(tools|research|bench)\//.test(file) && !isTest(file)],
  ['tests', (file) => isTest(file) || file.startsWith('test/')],
];

/** Lengths of the program files, group by group and of all that is not a test. */
export function lineFigures(files: readonly SourceFile[]): LineFigures[] {
  const all: [string, (file: string) => boolean] = [
    'all but tests',
    (file) => !isTest(file) && !file.startsWith('test/'),
  ];
  return [...groups, all].map(([group, belongs]) => {
    const lengths = files
      .filter(({ path }) => belongs(path) && !isData(path))
      .map(({ path, text }) => ({ path, lines: text.trimEnd().split('\n').length }))
      .sort((a, b) => a.lines - b.lines);
    const longest = lengths.at(-1);
    const median = lengths[Math.floor((lengths.length - 1) / 2)]?.lines ?? 0;
    return { group, files: lengths.length, median, max: longest?.lines ?? 0, longest: longest?.path ?? '' };
  });
}

/** Files over the limit, as sentences. */
export const tooLong = (files: readonly SourceFile[]): string[] =>
  files
    .filter(({ path, text }) => !isData(path) && text.trimEnd().split('\n').length > maxLines)
    .map(({ path }) => `${path} has more than ${maxLines} lines`);
