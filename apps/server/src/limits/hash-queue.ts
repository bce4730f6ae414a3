import { availableParallelism } from 'node:os';
import { Refusal } from '../platform/refusal.ts';

/** For whom a slow hash is computed. */
export const HASH_SHARES = ['report', 'receipt', 'sign-in'] as const;
export type HashShare = (typeof HASH_SHARES)[number];

export type HashQueue = {
  /** Runs one slow hash when its share has a turn; throws 503 where that share's line is full. */
  run<T>(share: HashShare, hash: () => Promise<T>): Promise<T>;
  readonly running: number;
  readonly waiting: number;
};

type Line = { waiting: (() => void)[]; running: number; served: number };

/** Turns that a share has for each of the others when all wait, and how many may wait. */
const WEIGHT: Record<HashShare, number> = { report: 4, receipt: 4, 'sign-in': 1 };
const MOST_WAITING: Record<HashShare, number> = { report: 64, receipt: 64, 'sign-in': 32 };

/**
 * Every Argon2 of this process goes through here: 19 MiB and some 20 ms of a core each, so as many at a time as there are
 * cores, and one core stays free of sign-ins and receipts wherever there are two.
 */
export function createHashQueue(slots = Math.min(4, availableParallelism())): HashQueue {
  const most: Record<HashShare, number> = {
    report: slots,
    receipt: Math.max(1, slots - 1),
    'sign-in': Math.max(1, slots - 1),
  };
  const lines: Record<HashShare, Line> = {
    report: { waiting: [], running: 0, served: 0 },
    receipt: { waiting: [], running: 0, served: 0 },
    'sign-in': { waiting: [], running: 0, served: 0 },
  };
  let running = 0;

  const next = (): void => {
    while (running < slots) {
      const [share] = HASH_SHARES.filter(
        (one) => lines[one].waiting.length > 0 && lines[one].running < most[one],
      ).sort((a, b) => lines[a].served / WEIGHT[a] - lines[b].served / WEIGHT[b]);
      if (!share) return;
      const line = lines[share];
      line.running += 1;
      line.served += 1;
      running += 1;
      line.waiting.shift()?.();
    }
  };

  return {
    async run(share, hash) {
      const line = lines[share];
      if (line.waiting.length >= MOST_WAITING[share])
        throw new Refusal('busy', undefined, { retryAfterSeconds: 5 });
      // Whoever had nothing to do has not saved up turns for later.
      if (line.waiting.length === 0 && line.running === 0)
        line.served = Math.max(
          line.served,
          ...HASH_SHARES.filter((one) => lines[one].running > 0).map(
            (one) => (lines[one].served / WEIGHT[one]) * WEIGHT[share],
          ),
        );
      await new Promise<void>((resolve) => {
        line.waiting.push(resolve);
        next();
      });
      try {
        return await hash();
      } finally {
        line.running -= 1;
        running -= 1;
        next();
      }
    },
    get running() {
      return running;
    },
    get waiting() {
      return HASH_SHARES.reduce((sum, share) => sum + lines[share].waiting.length, 0);
    },
  };
}
