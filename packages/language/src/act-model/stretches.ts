import type { Act, RiskAct } from '../acts.ts';
import type { Analysis } from '../analyse.ts';
import { OWN_WORDS } from './act-heads.ts';

/** Some words in a row: `from` the first, up to but not with `end`. */
export type Stretch = { from: number; end: number };

/** Where punctuation ends a sentence, the positions of two words differ by more than this. */
const SENTENCE_GAP = 3;
const MOST_SENTENCES = 8;

/**
 * The whole message and, where it has several, each of its sentences: kind words before a question must not talk the
 * model out of what the question is.
 */
export function stretchesOf({ tokens }: Pick<Analysis, 'tokens'>): Stretch[] {
  const sentences: Stretch[] = [];
  for (let end = 1, from = 0; end <= tokens.length; end++) {
    const gap = (tokens[end]?.position ?? Number.POSITIVE_INFINITY) - (tokens[end - 1]?.position ?? 0);
    if (gap <= SENTENCE_GAP) continue;
    sentences.push({ from, end });
    from = end;
  }
  const whole = { from: 0, end: tokens.length };
  return sentences.length < 2 ? [whole] : [whole, ...sentences.slice(0, MOST_SENTENCES)];
}

/** What rules found in a stretch. */
export function ruledWithin({ from, end }: Stretch, { folded, tokens, ruled }: Analysis): readonly Act[] {
  if (end - from === tokens.length) return ruled;
  const start = folded.starts[tokens[from]?.from ?? 0] ?? 0;
  const stop = folded.ends[(tokens[end - 1]?.to ?? 1) - 1] ?? 0;
  return ruled.filter((one) => one.start >= start && one.end <= stop);
}

/**
 * The strongest finding of each act that rules made. What a young person says of themselves is none: else a stranger
 * who pleads ("please don't tell") would seem to be one.
 */
export function strongestRuled(ruled: readonly Act[]): Map<RiskAct, number> {
  const strongest = new Map<RiskAct, number>();
  for (const { act, weight } of ruled)
    if (!OWN_WORDS.has(act)) strongest.set(act, Math.max(strongest.get(act) ?? 0, weight));
  return strongest;
}
