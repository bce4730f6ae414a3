/** How often, and who hears of a round that failed; the next one tries again. */
export type Cadence = { everyMs: number; onError: (error: unknown) => void };

/** A round of work that comes again and again until it is disposed of; the round that runs is waited for. */
export type Repeating<T, Asked = never> = AsyncDisposable & {
  /** A round now, after those that were asked for before; what it is asked with, a round of the clock goes without. */
  run(asked?: Asked): Promise<T>;
};

/** Rounds never overlap, whether the clock or a caller asks; a failed one does not stop the next. */
export function repeat<T, Asked = never>(
  round: (asked?: Asked) => Promise<T>,
  { everyMs, onError }: Cadence,
): Repeating<T, Asked> {
  let last: Promise<unknown> = Promise.resolve();
  const run = (asked?: Asked) => {
    const mine = last.then(() => round(asked));
    last = mine.catch(() => undefined);
    return mine;
  };
  const timer = setInterval(() => void run().catch(onError), everyMs);
  return {
    run,
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await last;
    },
  };
}
