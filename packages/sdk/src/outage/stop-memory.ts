/** Conversations that the server said are stopped, in memory and bounded; an end that is over counts for nothing. */
export type StopMemory = {
  /** Until when the conversation of these two is stopped; undefined: it is not. The order of the two does not matter. */
  note(one: string, other: string, untilMs: number | undefined): void;
  isStopped(one: string, other: string, atMs: number): boolean;
  /** The account was erased. */
  forget(account: string): void;
  readonly size: number;
};

const pairOf = (one: string, other: string): string => JSON.stringify([one, other].sort());

/** Stopped conversations by pair, at most `limit` of them. */
export function createStopMemory(limit: number): StopMemory {
  const ends = new Map<string, number>();
  return {
    note(one, other, untilMs) {
      const pair = pairOf(one, other);
      ends.delete(pair);
      if (untilMs === undefined) return;
      ends.set(pair, untilMs);
      // The one that was told longest ago goes first.
      for (const oldest of ends.keys()) {
        if (ends.size <= limit) break;
        ends.delete(oldest);
      }
    },
    isStopped: (one, other, atMs) => (ends.get(pairOf(one, other)) ?? 0) > atMs,
    forget(account) {
      for (const pair of ends.keys()) if (JSON.parse(pair).includes(account)) ends.delete(pair);
    },
    get size() {
      return ends.size;
    },
  };
}
