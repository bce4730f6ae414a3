import type { Folded } from '../fold/fold.ts';

/**
 * A word of a folded text. `base` has plain letters, `key` the vowel quality and one tone digit at the end
 * ("hoà" and "hòa" are both "hoa1"); `position` counts words and adds gaps for punctuation.
 */
export type Token = {
  base: string;
  key: string;
  from: number;
  to: number;
  position: number;
  numeric: boolean;
  amount: boolean;
};

/** How far punctuation sets two words apart, counted in words. */
const GAPS = new Uint8Array(128);
GAPS[','.charCodeAt(0)] = 1;
for (const sign of '.!?;\n') GAPS[sign.charCodeAt(0)] = 3;
const CURRENCIES = '$€£';
const AMOUNT = /^\d[\d.,]*(k|tr|trieu|d|dong|vnd|usd|cu)\d*$/;

const ZERO = 48;
const NINE = 57;
const A = 97;
const Z = 122;
const COMMA = 44;
const DOT = 46;

const isDigit = (unit: number): boolean => unit >= ZERO && unit <= NINE;
const isWordUnit = (unit: number): boolean =>
  (unit >= A && unit <= Z) ||
  isDigit(unit) ||
  (unit > 127 && /^[\p{L}\p{Nd}]$/u.test(String.fromCharCode(unit)));

/** One tone digit at the end, and i for a final y: "kỳ" and "kì" are one syllable. */
function keyOf(quality: string, tone: number): string {
  if (tone === 0) return quality;
  const syllable = quality.length === 2 && quality.endsWith('y') ? `${quality.charAt(0)}i` : quality;
  return syllable + tone;
}

function endOfWord(text: string, from: number): number {
  let to = from;
  while (to < text.length) {
    const unit = text.charCodeAt(to);
    const groups =
      (unit === DOT || unit === COMMA) &&
      isDigit(text.charCodeAt(to - 1)) &&
      /^\d{3}(?!\d)/.test(text.slice(to + 1, to + 5));
    if (!isWordUnit(unit) && !groups) break;
    to++;
  }
  return to;
}

/** Splits a folded text into words. */
export function tokenise(folded: Folded): Token[] {
  const { text, quality, tones } = folded;
  const tokens: Token[] = [];
  let position = 0;
  let gap = 0;
  for (let from = 0; from < text.length; ) {
    const unit = text.charCodeAt(from);
    if (!isWordUnit(unit)) {
      gap = Math.max(gap, GAPS[unit] ?? 0);
      from++;
      continue;
    }
    const to = endOfWord(text, from);
    let tone = 0;
    for (let i = from; i < to; i++) tone = tones[i] || tone;
    position += tokens.length === 0 ? 0 : 1 + gap;
    gap = 0;
    const base = text.slice(from, to);
    const numeric = isDigit(unit);
    const amount = numeric && (CURRENCIES.includes(text.charAt(from - 1) || ' ') || AMOUNT.test(base));
    const vowels = quality.slice(from, to);
    // One text for both where nothing is marked: it is looked up many times.
    const key = tone === 0 && vowels === base ? base : keyOf(vowels, tone);
    tokens.push({ base, key, from, to, position, numeric, amount });
    from = to;
  }
  return tokens;
}
