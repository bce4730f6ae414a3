export type Circuit = {
  /** Nobody answered a moment ago: do not make an event wait for another time limit. */
  isOpen(): boolean;
  failed(): void;
  worked(): void;
  /** How long to wait before the next attempt. */
  readonly pauseMs: number;
};

const FIRST_PAUSE_MS = 1_000;
const MAX_PAUSE_MS = 30_000;

/** Remembers that the server does not answer, and waits twice as long after each failure. */
export function createCircuit(now: () => Date): Circuit {
  let pauseMs = 0;
  let untilMs = 0;
  return {
    isOpen: () => pauseMs > 0 && now().getTime() < untilMs,
    failed() {
      pauseMs = Math.min(MAX_PAUSE_MS, Math.max(FIRST_PAUSE_MS, pauseMs * 2));
      untilMs = now().getTime() + pauseMs;
    },
    worked() {
      pauseMs = 0;
    },
    get pauseMs() {
      return pauseMs || FIRST_PAUSE_MS;
    },
  };
}
