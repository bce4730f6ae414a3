import type { Term } from '../terms/term.ts';

/** What a term is about. */
export const TERM_CATEGORIES = ['insult', 'sexual-approach', 'threat', 'self-harm', 'scam', 'drugs'] as const;

export type TermCategory = (typeof TERM_CATEGORIES)[number];

/** A term of a pack; it goes into `createTermMatcher` as it is. */
export type PackTerm = Term & { category: TermCategory };

/** A list of terms with where it comes from. */
export type TermPack = {
  name: string;
  version: string;
  /** Who made the list and from what. */
  source: string;
  licence: string;
  terms: readonly PackTerm[];
};

/** Why bytes are no usable pack. */
export type PackProblem = 'not-a-pack' | 'damaged' | 'not-signed' | 'wrong-signature';
