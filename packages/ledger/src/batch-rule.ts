/** Batches after which the size of a batch may grow: a day where there is one an hour. */
export const batchesADay = 24;

/** By the growth rule an act is in a batch at most this many rhythms after it was written down. */
export const mostBatches = 36;

/** The moment of the batch that falls due at this time: whole rhythms since 1970, so that no start shifts it. */
export const batchTime = (seconds: number, every: number): number => Math.floor(seconds / every) * every;

/** Whether a batch may have another size than the one before it: the first of a day of batches may. */
export const mayGrow = (before: number, seconds: number, every: number): boolean =>
  batchTime(before, batchesADay * every) !== batchTime(seconds, batchesADay * every);

/**
 * The size for the day that begins, by what waits from the day before: doubled until half a day clears it and the
 * rest holds as much as came. It never shrinks. So a reader learns one thing a day at most, that there was more to
 * write down than ever before, and nothing waits longer than `mostBatches`.
 */
export function grownSize(size: number, waiting: number): number {
  let grown = size;
  while (grown - size < waiting / (batchesADay / 2)) grown *= 2;
  return grown;
}
