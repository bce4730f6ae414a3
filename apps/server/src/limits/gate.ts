import { Refusal } from '../platform/refusal.ts';
import { createFairQueue } from './fair-queue.ts';
import type { FairShare, Use } from './fair-share.ts';
import type { RateLimitKey } from './neighbourhoods.ts';

/** One request's turn. */
export type Turn = {
  /** Gives the place back while the request only waits. */
  outside<T>(wait: () => Promise<T>): Promise<T>;
  /** The place stays taken for the neighbourhood a little longer than the work, and for nobody else. */
  linger(): void;
};

/** Three places that linger for so long take sixty works a second of one neighbourhood. */
const LINGER_MS = 50;

export type Gate = {
  /** Runs `work` when it is the asker's turn; throws 503 where too many of the neighbourhood wait already. */
  run<T>(asker: Pick<RateLimitKey, 'narrow' | 'wide'>, work: (turn: Turn) => Promise<T>): Promise<T>;
  readonly running: number;
  readonly waiting: number;
};

export type GateLimits = {
  /** Works at one time, of all and of one neighbourhood: what is left over is for somebody from elsewhere. */
  atOnce: number;
  ofOneNeighbourhood: number;
  /** Of one that asked so much lately that it is a flood or a crowd: one at a time is as quick, where works only compute. */
  ofOneInFlood?: number;
  /** Waiting of one neighbourhood; the next one is told to come back. */
  mostWaiting: number;
};

/**
 * Lets few in at a time and everybody in turn, so that a flood from one place waits for itself. A place is free again
 * only when the loop has gone round: what is quick would otherwise follow upon itself, forty pages in one go, while
 * nobody else's connection is read.
 */
export function createGate(
  { atOnce, ofOneNeighbourhood, ofOneInFlood = ofOneNeighbourhood, mostWaiting }: GateLimits,
  share?: FairShare,
): Gate {
  const queue = createFairQueue<(use: Use | undefined) => void>();
  const inside = new Map<string, number>();
  let running = 0;
  const has = (wide: string): number => inside.get(wide) ?? 0;
  const mostOf = (wide: string): number => (share?.isHeavy(wide) ? ofOneInFlood : ofOneNeighbourhood);

  const next = (): void => {
    while (running < atOnce) {
      const found = queue.shift((wide) => has(wide) < mostOf(wide) && (share?.mayBegin(wide) ?? true));
      if (!found) return;
      running += 1;
      inside.set(found.wide, has(found.wide) + 1);
      found.item(share?.begin(found.wide));
    }
  };
  const enter = ({ narrow, wide }: Pick<RateLimitKey, 'narrow' | 'wide'>): Promise<Use | undefined> =>
    new Promise((resolve) => {
      queue.push(wide, narrow, resolve);
      next();
    });
  const giveBack = (wide: string): void => {
    if (has(wide) > 1) inside.set(wide, has(wide) - 1);
    else inside.delete(wide);
    next();
  };
  const leave = ({ wide }: Pick<RateLimitKey, 'wide'>, use: Use | undefined, lingers = false): void => {
    use?.end();
    setImmediate(() => {
      running -= 1;
      if (!lingers) return giveBack(wide);
      setTimeout(giveBack, LINGER_MS, wide);
      next();
    });
  };
  share?.onChange(next);

  return {
    async run(asker, work) {
      if (queue.waiting(asker.wide) >= mostWaiting)
        throw new Refusal('busy', undefined, { retryAfterSeconds: 5 });
      let use = await enter(asker);
      let [isIn, lingers] = [true, false];
      try {
        return await work({
          async outside(wait) {
            leave(asker, use);
            isIn = false;
            const result = await wait();
            use = await enter(asker);
            isIn = true;
            return result;
          },
          linger() {
            lingers = true;
          },
        });
      } finally {
        if (isIn) leave(asker, use, lingers);
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
