import type { Hit, Hits } from '../lexicon/spot-concepts.ts';

/** Index of the first hit that begins at word `from` or later. */
export function firstFrom(list: readonly Hit[], from: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.from ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first hit of any of the concepts that begins at word `from` or later. */
export function hitAfter(hits: Hits, concepts: readonly number[], from: number): Hit | undefined {
  let best: Hit | undefined;
  for (const concept of concepts) {
    const list = hits[concept];
    if (list === undefined) continue;
    const hit = list[firstFrom(list, from)];
    if (hit !== undefined && (best === undefined || hit.from < best.from)) best = hit;
  }
  return best;
}

/** The last hit of any of the concepts that ends before word `before`. */
export function hitBefore(hits: Hits, concepts: readonly number[], before: number): Hit | undefined {
  let best: Hit | undefined;
  for (const concept of concepts) {
    const list = hits[concept];
    if (list === undefined) continue;
    let i = firstFrom(list, before) - 1;
    // A phrase has at most eight words, so few hits can begin before and end after.
    for (let tries = 0; tries < 8 && i >= 0 && (list[i]?.to ?? 0) >= before; tries++) i--;
    const hit = list[i];
    if (hit !== undefined && hit.to < before && (best === undefined || hit.to > best.to)) best = hit;
  }
  return best;
}

/** The last hit of any of the concepts that begins before word `from`, wherever it ends. */
export function hitStartingBefore(hits: Hits, concepts: readonly number[], from: number): Hit | undefined {
  let best: Hit | undefined;
  for (const concept of concepts) {
    const list = hits[concept];
    if (list === undefined) continue;
    const hit = list[firstFrom(list, from) - 1];
    if (hit !== undefined && (best === undefined || hit.to > best.to)) best = hit;
  }
  return best;
}
