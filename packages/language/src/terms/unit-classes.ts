import { analyseLetter } from '../normalise/letters.ts';

/** What a UTF-16 unit is to the term filter: a letter is 1 to 26; the rest are the names below. */
export const SPACE = 0;
const SIGN = 27;
export const MARK = 28;
export const INVISIBLE = 29;
export const WIDE = 30;
export const QUOTE = 31;
/** A digit or sign that may stand for a letter: this plus the letter. */
export const LEET = 32;

const STANDS_FOR: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '6': 'g',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'i',
};
const QUOTES = "'’‘`´ʼ";

/** Blocks with Latin letters, their look-alikes, marks and spaces; all else only parts words. */
const BLOCKS = [
  [0x0000, 0x2fff],
  [0xa4d0, 0xa7ff],
  [0xab30, 0xabbf],
  [0xfe00, 0xfe2f],
  [0xfeff, 0xffef],
] as const;

/** A letter as a number from 1 (a) to 26 (z), or 0. */
export function letterNumber(char: string): number {
  const code = char.charCodeAt(0) - 96;
  return char.length === 1 && code >= 1 && code <= 26 ? code : 0;
}

function classOf(char: string): number {
  const leet = STANDS_FOR[char];
  if (leet !== undefined) return LEET + letterNumber(leet);
  if (/^\s$/u.test(char)) return SPACE;
  if (QUOTES.includes(char)) return QUOTE;
  if (/^(?:\p{Cf}|\p{Cc}|\p{Variation_Selector}|\u115f|\u1160|\u034f|\u3164|\uffa0)$/u.test(char))
    return INVISIBLE;
  if (/^\p{M}$/u.test(char)) return MARK;
  return letterNumber(analyseLetter(char)?.base ?? '') || SIGN;
}

function buildClasses(): Uint8Array {
  const classes = new Uint8Array(65_536).fill(SIGN);
  for (const [from, to] of BLOCKS)
    for (let unit = from; unit <= to; unit++) classes[unit] = classOf(String.fromCharCode(unit));
  classes.fill(WIDE, 0xd800, 0xe000);
  return classes;
}

/** The class of every UTF-16 unit. */
export const UNIT_CLASSES: Uint8Array = buildClasses();
