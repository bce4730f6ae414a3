import type { Asker } from './neighbourhoods.ts';

/** The last share: from there on a neighbourhood's reports stand together, behind the first ones of everybody else. */
export const LAST_SHARE = 8;
/** Of one line, and of one neighbourhood, this many have the same share: many households live there. */
const SAME = { middle: 2, wide: 8 };

export type QueueShares = {
  /** Which share of the queue the next report from there has; nothing of where it came from is in the number. */
  next(asker: Asker, danger: boolean): number;
  count(asker: Asker, danger: boolean): void;
};

/**
 * How many reports came from a neighbourhood within the hour, told only as a number up to eight: the queue gives every
 * neighbourhood its first place before it gives one its second (decision 0060). Danger is counted apart from the rest.
 */
export function createQueueShares(): QueueShares {
  let hour = -1;
  let counts = new Map<string, number>();
  const keysOf = (asker: Asker, danger: boolean) => {
    if (asker.hour !== hour) {
      hour = asker.hour;
      counts = new Map();
    }
    const kind = danger ? 'd' : 'r';
    return {
      narrow: `${kind}n${asker.narrow}`,
      middle: `${kind}m${asker.middle}`,
      wide: `${kind}w${asker.wide}`,
    };
  };
  const had = (key: string): number => counts.get(key) ?? 0;
  return {
    next(asker, danger) {
      const { narrow, middle, wide } = keysOf(asker, danger);
      const share = Math.max(
        had(narrow) + 1,
        Math.ceil((had(middle) + 1) / SAME.middle),
        Math.ceil((had(wide) + 1) / SAME.wide),
      );
      return Math.min(LAST_SHARE, share);
    },
    count(asker, danger) {
      for (const key of Object.values(keysOf(asker, danger))) counts.set(key, had(key) + 1);
    },
  };
}
