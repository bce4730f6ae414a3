import type { ActCode } from '@khong-mot-minh/contracts/codes';
import type { Act } from '../acts.ts';
import type { Analysis } from '../analyse.ts';
import { RULES_ALONE } from './act-heads.ts';

/** Some words in a row: `from` the first, up to but not with `end`. */
export type Segment = { from: number; end: number };

/** Where punctuation ends a sentence, the positions of two words differ by more than this. */
const SENTENCE_GAP = 3;
/** A sentence of more words than this is read in windows of as many, half over each other: not everybody types full stops. */
const WINDOW = 16;

/**
 * The whole message and, where it has several, each of its sentences, long ones in windows: kind words around a question
 * must not talk the model out of what the question is, however many they are.
 */
export function segmentsOf({ tokens }: Pick<Analysis, 'tokens'>): Segment[] {
  const parts: Segment[] = [];
  for (let end = 1, from = 0; end <= tokens.length; end++) {
    const gap = (tokens[end]?.position ?? Number.POSITIVE_INFINITY) - (tokens[end - 1]?.position ?? 0);
    if (gap <= SENTENCE_GAP) continue;
    for (; end - from > WINDOW; from += WINDOW / 2) parts.push({ from, end: from + WINDOW });
    parts.push({ from, end });
    from = end;
  }
  const whole = { from: 0, end: tokens.length };
  return parts.length < 2 ? [whole] : [whole, ...parts];
}

/** What rules found in a segment; they gave it in the order of the text. */
export function ruledWithin({ from, end }: Segment, { normalised, tokens, ruled }: Analysis): readonly Act[] {
  if (end - from === tokens.length || ruled.length === 0) return ruled;
  const start = normalised.starts[tokens[from]?.from ?? 0] ?? 0;
  const stop = normalised.ends[(tokens[end - 1]?.to ?? 1) - 1] ?? 0;
  const within: Act[] = [];
  for (let i = firstAt(ruled, start); i < ruled.length; i++) {
    const one = ruled[i];
    if (one === undefined || one.start >= stop) break;
    if (one.end <= stop) within.push(one);
  }
  return within;
}

/** Index of the first act that begins at `start` or later. */
function firstAt(acts: readonly Act[], start: number): number {
  let low = 0;
  let high = acts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((acts[middle]?.start ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * The strongest finding of each act that rules made. What a young person says of themselves is none: else a stranger
 * who pleads ("please don't tell") would seem to be one.
 */
export function strongestRuled(ruled: readonly Act[]): Map<ActCode, number> {
  const strongest = new Map<ActCode, number>();
  for (const { act, weight } of ruled)
    if (!RULES_ALONE.has(act)) strongest.set(act, Math.max(strongest.get(act) ?? 0, weight));
  return strongest;
}
