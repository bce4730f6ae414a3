import type { RateLimitKey } from './neighbourhoods.ts';

/** The last share: from there on a neighbourhood's reports stand together, behind the first ones of everybody else. */
export const LAST_SHARE = 8;
/** Of one line, and of one neighbourhood, this many have the same share: many households live there. */
const SAME = { middle: 2, wide: 8 };

/** Stores one report with its share of the queue; what fails is not counted. */
export type Place = <T>(store: (share: number) => Promise<T>) => Promise<T>;

export type QueueShares = {
  /**
   * The place of the next report from there. Those of one neighbourhood are stored one after the other, so two that come
   * at the same moment have a share each; nothing of where it came from is in the number.
   */
  of(asker: RateLimitKey, danger: boolean): Place;
};

/**
 * How many reports came from a neighbourhood within the hour, told only as a number up to eight: the queue gives every
 * neighbourhood its first place before it gives one its second (decision 0060). Danger is counted apart from the rest.
 * One process works on a database (decision 0045), so its memory is enough to be exact.
 */
export function createQueueShares(): QueueShares {
  let hour = -1;
  let counts = new Map<string, number>();
  const lines = new Map<string, Promise<unknown>>();
  const keysOf = (asker: RateLimitKey, danger: boolean) => {
    // Who came before the hour was full may be stored after it, and is no reason to begin again.
    if (asker.hour > hour || asker.hour < hour - 1) {
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
  const next = ({ narrow, middle, wide }: ReturnType<typeof keysOf>): number => {
    const share = Math.max(
      had(narrow) + 1,
      Math.ceil((had(middle) + 1) / SAME.middle),
      Math.ceil((had(wide) + 1) / SAME.wide),
    );
    return Math.min(LAST_SHARE, share);
  };
  return {
    of: (asker, danger) => (store) => {
      const line = keysOf(asker, danger).wide;
      const mine = (lines.get(line) ?? Promise.resolve()).then(async () => {
        const keys = keysOf(asker, danger);
        const result = await store(next(keys));
        for (const key of Object.values(keys)) counts.set(key, had(key) + 1);
        return result;
      });
      const settled = mine.catch(() => undefined);
      lines.set(line, settled);
      void settled.then(() => lines.get(line) === settled && lines.delete(line));
      return mine;
    },
  };
}
