import { INVISIBLE, LEET, MARK, QUOTE, SPACE, UNIT_CLASSES } from '../terms/unit-classes.ts';

/** Longer texts are judged by their beginning. */
export const LONGEST_TEXT = 600;

const ODD = /[\u0250-\u1dff\u1f00-\u200f\u2040-\uffff]/;

/** Lower-case NFC, the compatibility forms too where there is anything odd. */
export function tonedChannel(text: string): string {
  const start = text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT) : text;
  return (ODD.test(start) ? start.normalize('NFKC') : start.normalize('NFC')).toLowerCase();
}

const isLetter = (unit: number) => unit >= 1 && unit <= 26;
const BLANK = 32;

/**
 * Writes the normalised skeleton of a text: no tones, look-alikes and leet as letters, repeats squeezed, single
 * letters parted by signs joined. Gives its length.
 */
export function normalisedChannel(text: string, out: Uint16Array): number {
  let n = 0;
  let last = 0;
  for (let at = 0; at < text.length && n < LONGEST_TEXT; at++) {
    const code = text.charCodeAt(at);
    let unit = UNIT_CLASSES[code] ?? 0;
    if (unit === MARK || unit === INVISIBLE || unit === QUOTE) continue;
    const next = UNIT_CLASSES[text.charCodeAt(at + 1)] ?? 0;
    if (unit > LEET && isLetter(last) && (isLetter(next) || next > LEET)) unit -= LEET;
    if (isLetter(unit)) {
      if (unit !== last) out[n++] = 96 + unit;
      last = unit;
      continue;
    }
    // d.o.t.t.e.d: a sign between single letters is dropped.
    const beforeLast = UNIT_CLASSES[text.charCodeAt(at - 2)] ?? 0;
    const afterNext = UNIT_CLASSES[text.charCodeAt(at + 2)] ?? 0;
    const parts = isLetter(last) && isLetter(next) && unit !== SPACE;
    if (parts && (at < 2 || !isLetter(beforeLast)) && !isLetter(afterNext)) continue;
    last = 0;
    const written = unit === SPACE ? BLANK : code;
    if (written !== out[n - 1] || n === 0) out[n++] = written;
  }
  return n;
}
