import { memberOf } from './windows.ts';

/** What of an opener is read, and how few words are everybody's greeting. */
const MOST_UNITS = 600;
const LEAST_WORDS = 5;
const BITS = 32;

/** 32 well-mixed bits: neighbouring words must not agree by chance. */
function spread(hash: number): number {
  let mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/**
 * A SimHash of a first message in plain Latin letters: words and pairs of words vote for each bit, so a changed name
 * moves few bits. No word can be read back from it. Too few words have none, for "hi, how are you" is everybody's.
 */
export function openerSketch(text: string): number | undefined {
  const plain = text
    .slice(0, MOST_UNITS)
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd');
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length < LEAST_WORDS) return undefined;
  const votes = new Int32Array(BITS);
  words.forEach((word, i) => {
    for (const part of i === 0 ? [word] : [word, `${words[i - 1]} ${word}`]) {
      const hash = spread(memberOf(part));
      for (let bit = 0; bit < BITS; bit++) votes[bit] = (votes[bit] ?? 0) + ((hash >>> bit) & 1 ? 1 : -1);
    }
  });
  return votes.reduce((sketch, vote, bit) => (vote > 0 ? sketch | (1 << bit) : sketch), 0) >>> 0;
}
