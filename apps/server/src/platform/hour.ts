const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

const floor = (at: Date, stepMs: number): Date => new Date(Math.floor(at.getTime() / stepMs) * stepMs);

/** What the public, the log and a closed case keep: a finer time could be matched with what a phone or network shows. */
export const toHour = (at: Date): Date => floor(at, HOUR_MS);

/** What staff see of a young person's acts until the case closes: how long somebody waits is told in minutes. */
export const toMinute = (at: Date): Date => floor(at, MINUTE_MS);

/** A term in full hours: never before it is true. */
export const toNextHour = (at: Date): Date => new Date(Math.ceil(at.getTime() / HOUR_MS) * HOUR_MS);
