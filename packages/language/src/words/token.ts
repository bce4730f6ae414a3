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
const GAPS = new Map([
  [',', 1],
  ['.', 3],
  ['!', 3],
  ['?', 3],
  [';', 3],
  ['\n', 3],
]);
const AMOUNT = /^\d[\d.,]*(k|tr|trieu|d|dong|vnd|usd|cu)\d*$/;

const isDigit = (char: string) => char >= '0' && char <= '9';
const isWordChar = (char: string) =>
  (char >= 'a' && char <= 'z') || isDigit(char) || (char > '\u007f' && /^[\p{L}\p{Nd}]$/u.test(char));

/** One tone digit at the end, and i for a final y: "kỳ" and "kì" are one syllable. */
function keyOf(quality: string, tone: number): string {
  if (tone === 0) return quality;
  const syllable = quality.length === 2 && quality.endsWith('y') ? `${quality.charAt(0)}i` : quality;
  return syllable + tone;
}

function endOfWord(text: string, from: number): number {
  let to = from;
  while (to < text.length) {
    const char = text.charAt(to);
    const groups =
      (char === '.' || char === ',') &&
      isDigit(text.charAt(to - 1)) &&
      /^\d{3}(?!\d)/.test(text.slice(to + 1, to + 5));
    if (!isWordChar(char) && !groups) break;
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
    const char = text.charAt(from);
    if (!isWordChar(char)) {
      gap = Math.max(gap, GAPS.get(char) ?? 0);
      from++;
      continue;
    }
    const to = endOfWord(text, from);
    let tone = 0;
    for (let i = from; i < to; i++) tone = tones[i] || tone;
    position += tokens.length === 0 ? 0 : 1 + gap;
    gap = 0;
    const base = text.slice(from, to);
    const numeric = isDigit(char);
    const sign = from > 0 ? text.charAt(from - 1) : '';
    const amount = numeric && (sign === '$' || sign === '€' || sign === '£' || AMOUNT.test(base));
    tokens.push({ base, key: keyOf(quality.slice(from, to), tone), from, to, position, numeric, amount });
    from = to;
  }
  return tokens;
}
