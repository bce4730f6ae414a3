import { characterOf } from './characters.ts';
import type { Folded } from './fold.ts';

/** What a unit is to the short way: nothing for it, a letter, a space, or a sign that parts words. */
const NOT_PLAIN = 1;
const LETTER = 2;
const SPACE = 3;
const SIGN = 4;
const DIGIT = 5;

/** Units below this are looked up; what stands above takes the long way. */
const KNOWN = 0x1f00;
const LONGEST = 4096;
/** Signs that never join letters to a word and never stand for one. */
const PARTING = ',!?;:()"…';

const kinds = new Uint8Array(KNOWN);
const tones = new Uint8Array(KNOWN);
const bases = new Uint16Array(KNOWN);
const qualities = new Uint16Array(KNOWN);
const places = Int32Array.from({ length: LONGEST + 1 }, (_, i) => i);

for (let code = 0; code < KNOWN; code++) {
  const char = String.fromCharCode(code);
  const { kind, letter } = characterOf(char);
  const digit = char >= '0' && char <= '9';
  bases[code] = letter.base.charCodeAt(0);
  qualities[code] = letter.quality.charCodeAt(0);
  tones[code] = letter.tone;
  if (char === ' ') kinds[code] = SPACE;
  else if (digit) kinds[code] = DIGIT;
  // Digits of other scripts come as letters that read as a digit; the long way weighs what they stand for.
  else if (kind === 'letter' && !/\d/.test(letter.base)) kinds[code] = LETTER;
  else if (PARTING.includes(char)) kinds[code] = SIGN;
  else kinds[code] = NOT_PLAIN;
}

const baseUnits: number[] = [];
const qualityUnits: number[] = [];

/**
 * The fold of a text that needs none of the long way's steps: every unit stands for itself, no digit touches a letter,
 * nothing is stretched, doubled or spelled out. Undefined where that cannot be said at a glance.
 */
export function foldPlain(text: string): Folded | undefined {
  const { length } = text;
  if (length > LONGEST) return undefined;
  const found = new Uint8Array(length);
  // Units first and one text of them at the end: adding sign after sign makes a chain that must be walked again.
  baseUnits.length = length;
  qualityUnits.length = length;
  let last = 0;
  let beforeLast = 0;
  let lastBase = 0;
  let beforeBase = 0;
  /** Letters of the word so far, and whether the word before it had one letter only. */
  let letters = 0;
  let loneWord = false;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    const kind = code < KNOWN ? (kinds[code] ?? NOT_PLAIN) : NOT_PLAIN;
    if (kind === NOT_PLAIN) return undefined;
    const letter = bases[code] ?? 0;
    if (kind === LETTER) {
      if (last === DIGIT || (letter === lastBase && letter === beforeBase && beforeLast === LETTER))
        return undefined;
      letters++;
    } else {
      if (kind === SPACE && last === SPACE) return undefined;
      if (kind === DIGIT && last === LETTER) return undefined;
      if (last === LETTER) {
        // Two words of one letter side by side may be one that was spelled out.
        if (letters === 1 && loneWord) return undefined;
        loneWord = letters === 1 && kind === SPACE;
        letters = 0;
      } else if (kind !== SPACE) loneWord = false;
    }
    baseUnits[i] = letter;
    qualityUnits[i] = qualities[code] ?? 0;
    found[i] = tones[code] ?? 0;
    beforeLast = last;
    last = kind;
    beforeBase = lastBase;
    lastBase = letter;
  }
  if (letters === 1 && loneWord) return undefined;
  return {
    text: String.fromCharCode(...baseUnits),
    quality: String.fromCharCode(...qualityUnits),
    tones: found,
    starts: places.subarray(0, length),
    ends: places.subarray(1, length + 1),
  };
}
