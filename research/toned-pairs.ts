// `npm run research -- toned-pairs`: which tones two untoned syllables have when they stand side by side.
import { readFileSync, writeFileSync } from 'node:fs';

import { normaliseUnits, tokenise } from '@khong-mot-minh/language/training';
import { KINDS, readBank, readDialogues } from './early-warning/read-banks.ts';
import { tonedTexts } from './tones/toned-texts.ts';

/** A pair is known when nine in ten of its sightings, two at least, have the same tones. */
const SHARE = 0.9;
const LEAST = 2;

const common = readFileSync(new URL('tones/common-pairs.txt', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => !line.startsWith('#'))
  .join(' ')
  .split(',');
const written = [
  ...tonedTexts(),
  ...KINDS.flatMap((kind) => readDialogues(kind, 'development')).flatMap(({ lines }) =>
    lines.map(({ text }) => text),
  ),
  ...[...readBank('development').values()].flat(),
];
const seen = new Map<string, Map<string, number>>();
const count = (text: string, weight: number): void => {
  const tokens = tokenise(normaliseUnits(text));
  const toned = tokens.filter(({ word }) => word.marked).length;
  if (toned === 0 || toned * 5 < tokens.length) return;
  tokens.forEach(({ word: here, position }, i) => {
    const { word: next, position: nextPosition = 0 } = tokens[i + 1] ?? {};
    if (next === undefined || nextPosition - position !== 1 || here.numeric || next.numeric) return;
    const keys = seen.get(`${here.base} ${next.base}`) ?? new Map<string, number>();
    seen.set(`${here.base} ${next.base}`, keys);
    const pair = `${here.key} ${next.key}`;
    keys.set(pair, (keys.get(pair) ?? 0) + weight);
  });
};
for (const text of written) count(text, 1);
for (const text of common) count(text, 4);
const pairs: string[] = [];
for (const [bare, keys] of [...seen].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const total = [...keys.values()].reduce((sum, one) => sum + one, 0);
  const [best] = [...keys].sort(([, a], [, b]) => b - a);
  if (best === undefined || best[0] === bare || best[1] < LEAST || best[1] < SHARE * total) continue;
  // A y that became an i ("kỳ" and "kì") would be looked for under the wrong base.
  const plain = best[0]
    .replace(/[1-4](?= |$)/g, '')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd');
  if (plain === bare) pairs.push(best[0]);
}
const target = new URL('../packages/language/src/words/toned-pairs.ts', import.meta.url);
writeFileSync(
  target,
  `// Made by \`npm run research -- toned-pairs\` from the project's own Vietnamese and a list of common words.\n/** Pairs of syllables by their keys, parted by commas. */\nexport const TONED_PAIRS =\n  '${pairs.join(',')}';\n`,
);
console.log(`${pairs.length} pairs written to packages/language/src/words/toned-pairs.ts`);
