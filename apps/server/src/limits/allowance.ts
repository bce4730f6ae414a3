import type { RateLimitKey } from './neighbourhoods.ts';

/** How much one address, one line and one neighbourhood may have of something within an hour. */
export type PerHour = { narrow: number; middle: number; wide: number };

export type Allowance = {
  /** 0 while one more is within every limit; from 1 on, how many times over the fullest of them is. */
  over(asker: RateLimitKey): number;
  count(asker: RateLimitKey): void;
  /** How often the whole neighbourhood had it this hour. */
  had(asker: RateLimitKey): number;
};

/** Counters are few bytes; past this many a new address is counted with its neighbourhood only. */
const MOST_COUNTED = 200_000;

/** Counts what happened, and only that: looking whether one more fits changes nothing. */
export function createAllowance(perHour: PerHour): Allowance {
  let hour = -1;
  let counts = new Map<string, number>();
  const levels = ['narrow', 'middle', 'wide'] as const;
  // The codes of an hour never come again, so neither do its counts. Who came just before the hour turned and is counted
  // just after has a code of its own, and ends nobody's count.
  const turn = (asker: RateLimitKey): void => {
    if (asker.hour === hour || asker.hour === hour - 1) return;
    hour = asker.hour;
    counts = new Map();
  };
  const keyOf = (level: (typeof levels)[number], asker: RateLimitKey) => `${level[0]}${asker[level]}`;
  return {
    over(asker) {
      turn(asker);
      const fullest = Math.max(
        ...levels.map((level) => ((counts.get(keyOf(level, asker)) ?? 0) + 1) / perHour[level]),
      );
      return fullest > 1 ? fullest : 0;
    },
    had(asker) {
      turn(asker);
      return counts.get(keyOf('wide', asker)) ?? 0;
    },
    count(asker) {
      turn(asker);
      for (const level of levels) {
        const key = keyOf(level, asker);
        const before = counts.get(key);
        if (before === undefined && level !== 'wide' && counts.size >= MOST_COUNTED) continue;
        counts.set(key, (before ?? 0) + 1);
      }
    },
  };
}

/** The same for every address: a limit that a test or a small house sets by one number. */
export const perHour = (narrow: number): PerHour => ({ narrow, middle: narrow * 2, wide: narrow * 4 });
