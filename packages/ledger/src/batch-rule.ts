/** Batches after which the size of a batch may grow: a day where there is one an hour. */
export const batchesADay = 24;

/** By the growth rule an act is in a batch at most this many rhythms after it was written down. */
export const mostBatches = 36;

/** The moment of the batch that falls due at this time: whole rhythms since 1970, so that no start shifts it. */
export const batchTime = (seconds: number, every: number): number => Math.floor(seconds / every) * every;

/** Whether a batch may have another size than the one before it: the first of a day of batches may. */
export const mayGrow = (before: number, seconds: number, every: number): boolean =>
  batchTime(before, batchesADay * every) !== batchTime(seconds, batchesADay * every);

/** More leaves than this would not be made and signed within one rhythm's transaction beside other work. */
export const largestBatch = 16_384;

/**
 * The size for the day that begins, by what waits before its first batch. What fits into that batch changes nothing,
 * so that a log with a few acts an hour keeps its size for good. Else it is doubled until half a day clears what waits
 * and the rest holds as much as came. It never shrinks and ends at `largestBatch`. So a reader learns one thing a day
 * at most, that there was more to write down than ever before, and nothing waits longer than `mostBatches` while a
 * day brings no more than `largestBatch` batches hold.
 */
export function grownSize(size: number, waiting: number): number {
  if (waiting <= size) return size;
  let grown = size;
  while (grown - size < waiting / (batchesADay / 2)) grown *= 2;
  return Math.max(size, Math.min(grown, largestBatch));
}
