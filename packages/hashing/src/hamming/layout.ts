/** A group of equal bands: `width` bits each, searched for keys that differ in up to `flips` bits. */
export type BandGroup = { bands: number; width: number; flips: 1 | 2 };

/** How an index is laid out; `scan` has no bands and reads every row. */
export type LayoutName = 'scan' | '16-bands' | '14-bands' | '12-bands' | '11-bands';

/**
 * Bands with `flips` f find every hash within 31 bits when the sum of f + 1 exceeds 31: were each band more than f bits
 * away, the whole would be 32 or more away. Wider bands are emptier but have more keys to keep and to try.
 */
export const layouts: Readonly<Record<LayoutName, readonly BandGroup[]>> = {
  scan: [],
  '16-bands': [{ bands: 16, width: 16, flips: 1 }],
  '14-bands': [
    { bands: 4, width: 20, flips: 2 },
    { bands: 8, width: 18, flips: 1 },
    { bands: 2, width: 16, flips: 1 },
  ],
  '12-bands': [
    { bands: 8, width: 22, flips: 2 },
    { bands: 4, width: 20, flips: 1 },
  ],
  '11-bands': [
    { bands: 10, width: 23, flips: 2 },
    { bands: 1, width: 26, flips: 1 },
  ],
};

/** The fastest layout for a number of hashes, as measured by `npm run bench -- hash`. */
export function layoutFor(hashes: number): LayoutName {
  if (hashes < 8_000) return 'scan';
  if (hashes < 300_000) return '16-bands';
  if (hashes < 1_200_000) return '14-bands';
  if (hashes < 4_000_000) return '12-bands';
  return '11-bands';
}
