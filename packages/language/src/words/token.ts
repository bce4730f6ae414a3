import type { Units } from '../normalise/normalise.ts';
import { wordAt } from './known-words.ts';
import type { Word } from './word.ts';

/** A word where it stands in a normalised text; `position` counts words and adds gaps for punctuation. */
export type Token = { word: Word; from: number; to: number; position: number; amount: boolean };

/** How far punctuation sets two words apart, counted in words. */
const GAPS = new Uint8Array(128);
GAPS[','.charCodeAt(0)] = 1;
for (const sign of '.!?;\n') GAPS[sign.charCodeAt(0)] = 3;
/** $, € and £. */
const CURRENCIES: readonly number[] = [0x24, 0x20ac, 0xa3];

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

const digitAt = ({ base, length }: Units, at: number): boolean =>
  at >= 0 && at < length && isDigit(base[at] ?? 0);

/** Whether a sign at `at` parts a number into thousands: exactly three digits come after it. */
function parts(units: Units, at: number): boolean {
  const unit = units.base[at] ?? 0;
  if ((unit !== DOT && unit !== COMMA) || !digitAt(units, at - 1)) return false;
  for (let after = 1; after <= 3; after++) if (!digitAt(units, at + after)) return false;
  return !digitAt(units, at + 4);
}

function endOfWord(units: Units, from: number): number {
  const { base, length } = units;
  let to = from;
  while (to < length && (isWordUnit(base[to] ?? 0) || parts(units, to))) to++;
  return to;
}

/** Splits a normalised text into words. */
export function tokenise(units: Units): Token[] {
  const { base, tones, length } = units;
  const tokens: Token[] = [];
  let position = 0;
  let gap = 0;
  for (let from = 0; from < length; ) {
    const unit = base[from] ?? 0;
    if (!isWordUnit(unit)) {
      gap = Math.max(gap, GAPS[unit] ?? 0);
      from++;
      continue;
    }
    const to = endOfWord(units, from);
    let tone = 0;
    for (let i = from; i < to; i++) tone = tones[i] || tone;
    position += tokens.length === 0 ? 0 : 1 + gap;
    gap = 0;
    const word = wordAt(units, from, to, tone);
    const amount = word.numeric && (word.amount || CURRENCIES.includes(base[from - 1] ?? 0));
    tokens.push({ word, from, to, position, amount });
    from = to;
  }
  return tokens;
}
