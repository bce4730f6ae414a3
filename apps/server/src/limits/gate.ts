import { Refusal } from '../platform/refusal.ts';
import { createFairQueue } from './fair-queue.ts';
import type { Asker } from './neighbourhoods.ts';

/** One request's turn: `outside` gives the place back while the request only waits. */
export type Turn = { outside<T>(wait: () => Promise<T>): Promise<T> };

export type Gate = {
  /** Runs `work` when it is the asker's turn; throws 503 where too many of the neighbourhood wait already. */
  run<T>(asker: Pick<Asker, 'narrow' | 'wide'>, work: (turn: Turn) => Promise<T>): Promise<T>;
  readonly running: number;
  readonly waiting: number;
};

export type GateLimits = {
  /** Works at one time, of all and of one neighbourhood: what is left over is for somebody from elsewhere. */
  atOnce: number;
  ofOneNeighbourhood: number;
  /** Waiting of one neighbourhood; the next one is told to come back. */
  mostWaiting: number;
};

/**
 * Lets few in at a time and everybody in turn, so that a flood from one place waits for itself. A place is free again
 * only when the loop has gone round: what is quick would otherwise follow upon itself, forty pages in one go, while
 * nobody else's connection is read.
 */
export function createGate({ atOnce, ofOneNeighbourhood, mostWaiting }: GateLimits): Gate {
  const queue = createFairQueue<() => void>();
  const inside = new Map<string, number>();
  let running = 0;
  const has = (wide: string): number => inside.get(wide) ?? 0;

  const next = (): void => {
    while (running < atOnce) {
      const found = queue.shift((wide) => has(wide) < ofOneNeighbourhood);
      if (!found) return;
      running += 1;
      inside.set(found.wide, has(found.wide) + 1);
      found.item();
    }
  };
  const enter = ({ narrow, wide }: Pick<Asker, 'narrow' | 'wide'>): Promise<void> =>
    new Promise((resolve) => {
      queue.push(wide, narrow, resolve);
      next();
    });
  const free = (wide: string): void => {
    running -= 1;
    if (has(wide) > 1) inside.set(wide, has(wide) - 1);
    else inside.delete(wide);
    next();
  };
  const leave = ({ wide }: Pick<Asker, 'wide'>): void => void setImmediate(free, wide);

  return {
    async run(asker, work) {
      if (queue.waiting(asker.wide) >= mostWaiting)
        throw new Refusal('busy', undefined, { retryAfterSeconds: 5 });
      await enter(asker);
      let isIn = true;
      try {
        return await work({
          async outside(wait) {
            leave(asker);
            isIn = false;
            const result = await wait();
            await enter(asker);
            isIn = true;
            return result;
          },
        });
      } finally {
        if (isIn) leave(asker);
      }
    },
    get running() {
      return running;
    },
    get waiting() {
      return queue.size;
    },
  };
}
