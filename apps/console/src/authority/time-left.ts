const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export type TimeLeft = { unit: 'minutes' | 'hours' | 'days'; count: number; late: boolean };

/** The whole units until or since a moment, in the largest that leaves at least two of them. */
export function timeLeft(at: string, nowMs: number): TimeLeft {
  const leftMs = Date.parse(at) - nowMs;
  const late = leftMs < 0;
  const ms = Math.abs(leftMs);
  if (ms >= 2 * DAY_MS) return { unit: 'days', count: Math.floor(ms / DAY_MS), late };
  if (ms >= 2 * HOUR_MS) return { unit: 'hours', count: Math.floor(ms / HOUR_MS), late };
  return { unit: 'minutes', count: Math.floor(ms / MINUTE_MS), late };
}
