import type { Lang } from '../acts.ts';

/** A term to look for; `block` acts by itself, `score` only adds to a score. */
export type Term = { id: string; text: string; lang: Lang; tier: 'block' | 'score' };

/** Where a term stands in the original text, in UTF-16 units. */
export type TermMatch = { id: string; start: number; end: number; tier: 'block' | 'score' };

/** Looks for every term in one text. */
export type TermMatcher = { match(text: string): TermMatch[] };
