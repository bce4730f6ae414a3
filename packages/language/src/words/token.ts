import type { Folded } from '../fold/fold.ts';
import { wordAt } from './known-words.ts';
import type { Word } from './word.ts';

/** A word where it stands in a folded text; `position` counts words and adds gaps for punctuation. */
export type Token = { word: Word; from: number; to: number; position: number; amount: boolean };

/** How far punctuation sets two words apart, counted in words. */
const GAPS = new Uint8Array(128);
GAPS[','.charCodeAt(0)] = 1;
for (const sign of '.!?;\n') GAPS[sign.charCodeAt(0)] = 3;
const CURRENCIES = '$€£';

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
  const { text, tones } = folded;
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
    const word = wordAt(folded, from, to, tone);
    const amount = word.numeric && (word.amount || CURRENCIES.includes(text.charAt(from - 1) || ' '));
    tokens.push({ word, from, to, position, amount });
    from = to;
  }
  return tokens;
}
