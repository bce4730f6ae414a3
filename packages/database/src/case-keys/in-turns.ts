export type InTurns = <T>(fn: () => Promise<T>) => Promise<T>;

/** Runs what is asked of it one after the other; a failed one does not stop the next. */
export function inTurns(): InTurns {
  let last: Promise<unknown> = Promise.resolve();
  return (fn) => {
    const mine = last.then(fn);
    last = mine.catch(() => undefined);
    return mine;
  };
}

/** Gathers what comes while the turn before is running, and does it all in one turn. */
export function inBatches<T>(
  turns: InTurns,
  run: (items: readonly T[]) => Promise<void>,
): (items: readonly T[]) => Promise<void> {
  let waiting: { items: T[]; done: Promise<void> } | undefined;
  return (items) => {
    if (waiting) {
      waiting.items.push(...items);
      return waiting.done;
    }
    const round = [...items];
    const done = turns(() => {
      waiting = undefined;
      return run(round);
    });
    waiting = { items: round, done };
    return done;
  };
}
