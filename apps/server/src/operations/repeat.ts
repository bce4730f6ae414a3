/** How often, and who hears of a round that failed; the next one tries again. */
export type Cadence = { everyMs: number; onError: (error: unknown) => void };

/** A round of work that comes again and again until it is disposed of; the round that runs is waited for. */
export type Repeating<T> = AsyncDisposable & {
  /** A round now, after those that were asked for before. */
  run(): Promise<T>;
};

/** Rounds never overlap, whether the clock or a caller asks; a failed one does not stop the next. */
export function repeat<T>(round: () => Promise<T>, { everyMs, onError }: Cadence): Repeating<T> {
  let last: Promise<unknown> = Promise.resolve();
  const run = () => {
    const mine = last.then(round);
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
