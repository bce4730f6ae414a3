import { LONGEST_TEXT, normalisedChannel, tonedChannel } from './channels.ts';

const MOST_CHARS = 4;
const START = 0x811c9dc5;
const PRIME = 0x01000193;
/** Words and pieces of words of the two channels never share a feature on purpose. */
const SALTS = { tonedWord: 0x51, tonedPiece: 0xa3, normalisedWord: 0x1d7, normalisedPiece: 0x2b9 };

const units = new Uint16Array(LONGEST_TEXT * 4);

function mix(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Letters and digits of any script; all else parts words. */
const isWordUnit = (unit: number): boolean =>
  unit > 127
    ? unit !== 0xa0 && (unit < 0x2000 || unit > 0x206f)
    : (unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57);

function hashPieces(
  from: number,
  to: number,
  salt: number,
  mask: number,
  out: Uint32Array,
  n: number,
): number {
  let count = n;
  // One blank on either side marks the word's ends.
  for (let at = from - 1; at <= to; at++) {
    let hash = START ^ salt;
    for (let length = 0; length < MOST_CHARS && at + length <= to; length++) {
      const i = at + length;
      hash = Math.imul(hash ^ (i < from || i === to ? 32 : (units[i] ?? 32)), PRIME);
      out[count++] = mix(hash + length) & mask;
    }
  }
  return count;
}

function hashChannel(
  length: number,
  words: number,
  pieces: number,
  mask: number,
  out: Uint32Array,
  n: number,
): number {
  let count = n;
  let before = 0;
  for (let at = 0; at < length; ) {
    if (!isWordUnit(units[at] ?? 0)) {
      at++;
      continue;
    }
    let hash = START ^ words;
    const from = at;
    for (; at < length && isWordUnit(units[at] ?? 0); at++) hash = Math.imul(hash ^ (units[at] ?? 0), PRIME);
    out[count++] = mix(hash) & mask;
    if (before !== 0) out[count++] = mix(Math.imul(before, 31) ^ hash) & mask;
    before = hash || 1;
    count = hashPieces(from, at, pieces, mask, out, count);
  }
  return count;
}

/** Room for the features of the longest text. */
export const MOST_FEATURES = LONGEST_TEXT * 4 * (MOST_CHARS + 3) * 2;

/**
 * Writes the hashed features of a text, with repeats: words, pairs of words and pieces of one to four letters, once
 * of the text as typed and once of its normalised skeleton. Gives their number.
 */
export function hashFeatures(text: string, bits: number, out: Uint32Array): number {
  const mask = 2 ** bits - 1;
  const toned = tonedChannel(text);
  const length = Math.min(toned.length, units.length);
  for (let i = 0; i < length; i++) units[i] = toned.charCodeAt(i);
  const count = hashChannel(length, SALTS.tonedWord, SALTS.tonedPiece, mask, out, 0);
  const normalised = normalisedChannel(toned, units);
  return hashChannel(normalised, SALTS.normalisedWord, SALTS.normalisedPiece, mask, out, count);
}
