import { popcount } from './hamming-distance.ts';

/** pdq/README.md of facebook/ThreatExchange: two hashes at 31 or less are the same picture. */
export const matchRadius = 31;

/** pdq/README.md discards 49 and less; the hasher of HMA gives no hash below 50 (QUALITY_THRESHOLD). */
export const minQuality = 50;

/**
 * A picture with texture sets 128 bits. Flat pictures (a blank page, a gradient) have tied coefficients,
 * set far fewer or more, and share their hash with strangers' pictures.
 */
export const popcountLimits = { min: 96, max: 160 } as const;

/**
 * - `low-quality`: too little texture for the hash to tell this picture from others
 * - `flat`: the bits are too uneven (an all-zero hash is the extreme)
 */
export type Unusable = 'low-quality' | 'flat';

/** Why a hash must not be matched or shared, or undefined when it may; quality is missing in other people's hashes. */
export function whyUnusable(hash: string, quality?: number): Unusable | undefined {
  if (quality !== undefined && !(quality >= minQuality)) return 'low-quality';
  const bits = popcount(hash);
  return bits < popcountLimits.min || bits > popcountLimits.max ? 'flat' : undefined;
}

/** Whether a hash tells its picture from others well enough to be matched or shared. */
export const isUsable = (hash: string, quality?: number): boolean => whyUnusable(hash, quality) === undefined;
