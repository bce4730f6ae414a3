import { characterOf, isLetter } from './characters.ts';
import type { Units } from './normalise.ts';

/** What a unit is to the short way: nothing for it, a letter, a space, a sign that parts words or may join letters. */
const NOT_PLAIN = 1;
const LETTER = 2;
const SPACE = 3;
const SIGN = 4;
const DIGIT = 5;
const JOINER = 6;

/** Units below this are looked up; what stands above takes the long way. */
const KNOWN = 0x1f00;
const LONGEST = 4096;
/** Signs that never join letters to a word and never stand for one. */
const PARTING = ',!?;:()[]{}<>#%&="…';
/** Signs that spell a word out when they stand between single letters. */
const JOINING = '.-_*|/~+·';
/** From so many single letters in a row on, parted by spaces, they may be one word that was spelled out. */
const SPELLED = 4;

const kinds = new Uint8Array(KNOWN);
const tones = new Uint8Array(KNOWN);
const bases = new Uint16Array(KNOWN);
const qualities = new Uint16Array(KNOWN);

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
  else if (kind === 'letter' && isLetter(letter.base)) kinds[code] = LETTER;
  else if (PARTING.includes(char)) kinds[code] = SIGN;
  else if (JOINING.includes(char)) kinds[code] = JOINER;
  else kinds[code] = NOT_PLAIN;
}

const places = Int32Array.from({ length: LONGEST + 1 }, (_, i) => i);

/** One buffer for all texts: views and texts of each would cost more than normalising it. */
const buffer = {
  length: 0,
  base: new Uint16Array(LONGEST),
  quality: new Uint16Array(LONGEST),
  tones: new Uint8Array(LONGEST),
  starts: places,
  ends: places.subarray(1),
} satisfies Units;
export type PlainUnits = typeof buffer;

/**
 * The normal form of a text that needs none of the long way's steps: every unit stands for itself, no digit touches a letter,
 * nothing is stretched, doubled or spelled out. Undefined where that cannot be said at a glance. Read it before the next
 * text is normalised.
 */
export function normalisePlain(text: string): PlainUnits | undefined {
  const { length } = text;
  if (length > LONGEST) return undefined;
  let last = 0;
  let beforeLast = 0;
  let lastBase = 0;
  let beforeBase = 0;
  /** Letters of the word so far; a word that began with a digit ("9h") has none, for nothing in it stands for another. */
  let letters = 0;
  let numeric = false;
  /** Words of one letter in a row. */
  let lone = 0;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    const kind = code < KNOWN ? (kinds[code] ?? NOT_PLAIN) : NOT_PLAIN;
    if (kind === NOT_PLAIN) return undefined;
    const letter = bases[code] ?? 0;
    if (kind === LETTER) {
      if (letter === lastBase && letter === beforeBase && beforeLast === LETTER) return undefined;
      if (!numeric) letters++;
    } else if (kind === DIGIT) {
      if (letters > 0) return undefined;
      numeric = true;
      lone = 0;
    } else {
      if (kind === SPACE && last === SPACE) return undefined;
      if (kind === JOINER && letters === 1) return undefined;
      lone = letters === 1 ? lone + 1 : 0;
      if (lone === SPELLED) return undefined;
      if (kind !== SPACE) lone = 0;
      letters = 0;
      numeric = false;
    }
    buffer.base[i] = letter;
    buffer.quality[i] = qualities[code] ?? 0;
    buffer.tones[i] = tones[code] ?? 0;
    beforeLast = last;
    last = kind;
    beforeBase = lastBase;
    lastBase = letter;
  }
  if (letters === 1 && lone + 1 === SPELLED) return undefined;
  buffer.length = length;
  return buffer;
}
