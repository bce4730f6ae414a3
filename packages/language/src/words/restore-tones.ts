import { wordAt } from './known-words.ts';
import type { Token } from './token.ts';
import { TONED_PAIRS } from './toned-pairs.ts';
import type { Word } from './word.ts';

/** Two neighbouring syllables with their tones, by the number of the first without them, then of the second. */
const pairs: (Map<number, readonly [Word, Word]> | undefined)[] = [];

const toneIn = (key: string): number => (/[1-4]$/.test(key) ? Number(key.slice(-1)) : 0);
const unmarked = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');

const unitsOf = (text: string): Uint16Array =>
  Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));

/** A syllable with its tone and without. */
function readSyllable(key: string): { bare: Word; toned: Word } {
  const tone = toneIn(key);
  const quality = tone === 0 ? key : key.slice(0, -1);
  const bare = unitsOf(unmarked(quality));
  const { length } = bare;
  return {
    bare: wordAt({ base: bare, quality: bare }, 0, length, 0),
    toned: wordAt({ base: bare, quality: unitsOf(quality) }, 0, length, tone),
  };
}

for (const pair of TONED_PAIRS.split(',')) {
  const [first, second] = pair.split(' ').map(readSyllable);
  if (first === undefined || second === undefined) continue;
  if (first.bare.base.length < 2 || second.bare.base.length < 2) continue;
  const seconds = pairs[first.bare.number] ?? new Map<number, readonly [Word, Word]>();
  pairs[first.bare.number] = seconds;
  seconds.set(second.bare.number, [first.toned, second.toned]);
}

/**
 * Gives untoned syllables the tones that they have side by side ("mat khau" is mật khẩu), so that fewer words must be
 * guessed. Where two neighbours disagree, or a word was typed with its tone, it stays as it is.
 */
export function restoreTones(tokens: readonly Token[]): readonly Word[] {
  const words = tokens.map(({ word }) => word);
  let last: Word | undefined;
  for (let i = 0; i + 1 < tokens.length; i++) {
    const here = tokens[i];
    const next = tokens[i + 1];
    if (here === undefined || next === undefined) break;
    const toned =
      here.word.marked || next.word.marked || next.position - here.position !== 1
        ? undefined
        : pairs[here.word.number]?.get(next.word.number);
    if (toned === undefined) {
      last = undefined;
      continue;
    }
    // The pair before gave this syllable another tone: neither is trusted.
    words[i] = last !== undefined && last !== toned[0] ? here.word : toned[0];
    words[i + 1] = toned[1];
    last = toned[1];
  }
  return words;
}
