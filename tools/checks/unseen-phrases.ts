import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Problem } from './problem.ts';

/** What the demo and the walk say: every string in these files. */
const said = ['apps/simulator/phrases/*.json', 'tools/walk/phrases.json'];
/** What detection is made of and tried on. */
const known = [
  'packages/language/{src,testdata}/**/*',
  'packages/protection/**/*',
  '{policies,jurisdictions}/**/*',
  '{apps,packages,tools,research,test,bench}/**/*.test.ts',
];
// One or two words are no phrase: codes, age bands, greetings.
const MIN_WORDS = 3;

/** Detection does not fit the walk: no message of it stands in a rule, a lexicon, test data or a test. */
export function checkUnseen(root: string): Problem[] {
  const files = (patterns: readonly string[]) =>
    globSync([...patterns], { cwd: root, withFileTypes: true, exclude: ['**/node_modules/**', '**/dist/**'] })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name));
  const places = files(known).map((file) => ({
    file: path.relative(root, file),
    text: folded(readFileSync(file, 'utf8')),
  }));
  return files(said).flatMap((file) =>
    seenAmong(stringsIn(JSON.parse(readFileSync(file, 'utf8'))), places).map(
      ({ phrase, where }) => `${path.relative(root, file)} says "${phrase}", which stands in ${where}`,
    ),
  );
}

/** The phrases that stand in one of the texts, and where. */
export function seenAmong(
  phrases: readonly string[],
  places: readonly { file: string; text: string }[],
): { phrase: string; where: string }[] {
  return phrases.flatMap((phrase) => {
    const wanted = folded(phrase);
    if (wanted.split(' ').length < MIN_WORDS) return [];
    const place = places.find(({ text }) => text.includes(wanted));
    return place ? [{ phrase, where: place.file }] : [];
  });
}

/** Lower case, without marks and punctuation, one space between words: as near as the detector itself sees it. */
export const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}
