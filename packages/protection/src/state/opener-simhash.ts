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

const bare = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd');

/** Units below this are whole signs that lose their marks each by itself. */
const ALONE = 0x1f00;
const bareUnits: (string | undefined)[] = Array.from({ length: ALONE });

/** Without marks; a sign that was seen before is looked up. */
function plainOf(text: string): string {
  let plain = '';
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= ALONE) return bare(text);
    const known = bareUnits[unit] ?? bare(text.charAt(i));
    bareUnits[unit] = known;
    plain += known;
  }
  return plain;
}

function vote(votes: Int32Array, part: string): void {
  const hash = spread(memberOf(part));
  for (let bit = 0; bit < BITS; bit++) votes[bit] = (votes[bit] ?? 0) + 2 * ((hash >>> bit) & 1) - 1;
}

/**
 * A SimHash of a first message in plain Latin letters: words and pairs of words vote for each bit, so a changed name
 * moves few bits. No word can be read back from it. Too few words have none, for "hi, how are you" is everybody's.
 */
export function openerSimhash(text: string): number | undefined {
  const plain = plainOf(text.slice(0, MOST_UNITS).toLowerCase());
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length < LEAST_WORDS) return undefined;
  const votes = new Int32Array(BITS);
  let last: string | undefined;
  for (const word of words) {
    vote(votes, word);
    if (last !== undefined) vote(votes, `${last} ${word}`);
    last = word;
  }
  return votes.reduce((sketch, vote, bit) => (vote > 0 ? sketch | (1 << bit) : sketch), 0) >>> 0;
}
