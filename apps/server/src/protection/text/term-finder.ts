import { compileTerms, type PackTerm, TERM_CATEGORIES, type TermCategory } from '@khong-mot-minh/language';
import type { ActSignal } from '@khong-mot-minh/protection';
import { inSlices } from './in-slices.ts';

/** Places that one text's marks of a category show; more would only repeat them. */
const MOST_PLACES = 4;
const MOST_SCORE = 0.9;

type Place = { id: string; start: number; end: number };

/** Finds the terms of packs in a text, as marks: a term of the block tier weighs 1, scored ones add up below that. */
export async function createTermFinder(terms: readonly PackTerm[]): Promise<(text: string) => ActSignal[]> {
  const { match } = await inSlices(compileTerms(terms));
  const categories = new Map(terms.map(({ id, category }) => [id, category]));
  return (text) => {
    const hits = match(text);
    if (hits.length === 0) return [];
    const blocked = new Map<TermCategory, Place[]>();
    const scored = new Map<TermCategory, Place[]>();
    for (const hit of hits) {
      const category = categories.get(hit.id);
      const into = hit.tier === 'block' ? blocked : scored;
      if (category !== undefined)
        into.set(category, [...(into.get(category) ?? []), hit].slice(0, MOST_PLACES));
    }
    return TERM_CATEGORIES.flatMap((category) => {
      const sure = blocked.get(category);
      const places = sure ?? scored.get(category) ?? [];
      const weight = sure ? 1 : scoreOf(places);
      return places.map(({ start, end }) => ({ act: `term.${category}`, weight, start, end }));
    });
  };
}

/** The same term twice is one term; each other one halves what is missing. */
function scoreOf(places: readonly Place[]): number {
  const different = new Set(places.map(({ id }) => id)).size;
  return Math.min(1 - 0.5 ** different, MOST_SCORE);
}
