import { createFairQueue } from './fair-queue.ts';
import type { RateLimitKey } from './neighbourhoods.ts';

export type PacedQueue = {
  /** Waits for a turn of the neighbourhood; 'full' where the wait would be longer than is promised. */
  wait(asker: Pick<RateLimitKey, 'narrow' | 'wide'>): Promise<'in' | 'full'>;
  readonly waiting: number;
};

export type LaneLimits = { stepMs: number; most: number; mostOfOne: number };

/** One turn of a neighbourhood each half second: sixty that wait are all through after thirty. */
const HELP_LANE: LaneLimits = { stepMs: 500, most: 60, mostOfOne: 30 };
/** Who says that they are in danger: four times as quick and eight times as many of one address, through after thirty seconds too. */
export const DANGER_QUEUE: LaneLimits = { stepMs: 125, most: 240, mostOfOne: 240 };

/**
 * For who cannot or need not compute: past a limit each neighbourhood goes on in single file, its addresses in turn.
 * Nobody waits longer than `most * stepMs`, and no neighbourhood waits for another.
 */
export function createPacedQueue({ stepMs, most, mostOfOne } = HELP_LANE): PacedQueue {
  const queue = createFairQueue<() => void>();
  const walking = new Set<string>();

  const step = (wide: string): void => {
    const found = queue.shift((one) => one === wide);
    if (!found) {
      walking.delete(wide);
      return;
    }
    found.item();
    setTimeout(step, stepMs, wide);
  };

  return {
    wait({ narrow, wide }) {
      if (queue.waiting(wide) >= most || queue.waiting(wide, narrow) >= mostOfOne)
        return Promise.resolve('full');
      return new Promise((resolve) => {
        queue.push(wide, narrow, () => resolve('in'));
        if (walking.has(wide)) return;
        walking.add(wide);
        step(wide);
      });
    },
    get waiting() {
      return queue.size;
    },
  };
}
