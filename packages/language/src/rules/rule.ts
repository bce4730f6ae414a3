import type { ActCode } from '@khong-mot-minh/contracts/codes';

/**
 * How concepts combine to an act (or to a derived concept, `makes`). `parts` are concept names, "a|b" is
 * either; they stand in the given order, or in any order around the first, each at most `reach` words from
 * the one before (from the first, in any order; punctuation counts as words). The weight is `base` plus and
 * minus what stands within 24 words. `unless` drops the finding when a concept stands in the two words
 * before it or inside it, `without` when one stands strictly between its ends. With none of `needs`
 * about, the weight stays below one half: announcing is not threatening.
 */
export type Rule = {
  parts: readonly string[];
  order?: 'any';
  reach: number;
  base: number;
  plus?: Readonly<Record<string, number>>;
  minus?: Readonly<Record<string, number>>;
  unless?: readonly string[];
  without?: readonly string[];
  needs?: readonly string[];
};

/** A rule that finds an act. */
export type ActRule = Rule & { act: ActCode };

/** A rule that finds a concept for other rules to use. */
export type ConceptRule = Rule & { makes: string };
