import type { ActSignal } from '@khong-mot-minh/protection';

/** What one detector did in this process since it was compiled; texts are counted, never kept. */
export type DetectorCounts = { since: Date; texts: number; found: number };

/** A detector with its figures; a trial looks with `peek`, which counts nothing. */
export type CountedFinder = {
  find(text: string): ActSignal[];
  peek(text: string): ActSignal[];
  counts: DetectorCounts;
};

export function countedFinder(peek: (text: string) => ActSignal[], since: Date): CountedFinder {
  const counts = { since, texts: 0, found: 0 };
  return {
    peek,
    counts,
    find(text) {
      const signals = peek(text);
      counts.texts++;
      if (signals.length > 0) counts.found++;
      return signals;
    },
  };
}
