import type { StatisticCell } from '@khong-mot-minh/contracts';

/** A count below this could point at a single person, class or commune (law.md §7, safeguard 10). */
export const SMALLEST_SHOWN = 10;

export type Count = { key: string; count: number };
type Suppressed = { total: number | null; cells: StatisticCell[] };

/**
 * Withholds small numbers of a table whose total is shown. Zero is a small number too. Where those withheld number
 * fewer than two, or make up fewer than ten together, the total would give them away: others are withheld with them.
 * Which ones is decided by `rank`, a keyed order that nobody outside knows: an order by size could be reckoned back.
 */
export function suppress(counts: readonly Count[], rank: (key: string) => string): Suppressed {
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const cells = (hidden: (count: Count) => boolean) =>
    counts.map((one) => ({ key: one.key, count: hidden(one) ? null : one.count }));
  if (total < SMALLEST_SHOWN) return { total: null, cells: cells(() => true) };
  const hidden = new Set(counts.filter(({ count }) => count < SMALLEST_SHOWN));
  const others = counts
    .filter((one) => !hidden.has(one))
    .toSorted((a, b) => (rank(a.key) < rank(b.key) ? -1 : 1));
  const together = () => [...hidden].reduce((sum, { count }) => sum + count, 0);
  while (hidden.size > 0 && (hidden.size < 2 || together() < SMALLEST_SHOWN)) {
    const next = others.shift();
    if (!next) break;
    hidden.add(next);
  }
  return { total, cells: cells((one) => hidden.has(one)) };
}

/** Withholds small numbers of a table that has no total and no equation with another one. */
export const suppressAlone = (counts: readonly Count[]): Suppressed => ({
  total: null,
  cells: counts.map(({ key, count }) => ({ key, count: count < SMALLEST_SHOWN ? null : count })),
});
