const HOUR_MS = 3600_000;
const DAY_MS = 24 * HOUR_MS;
/** Vietnam keeps UTC+7 all year. */
const OFFSET_MS = 7 * HOUR_MS;
/** Nine in the morning in Vietnam, as milliseconds into the UTC day. */
const RELEASE_MS = 2 * HOUR_MS;
const REST_MS = 12 * HOUR_MS;

/** The day in Vietnam, as `2026-11-24`: all that a person concerned is told of a time. */
export const vietnamDay = (at: Date): string => new Date(at.getTime() + OFFSET_MS).toISOString().slice(0, 10);

/**
 * The daily hour at which statements that could point at somebody become readable together, twelve hours later at the
 * earliest: when one appears says nothing about the minute in which somebody blocked, reported or wrote.
 */
export function releaseAfter(at: Date): Date {
  const earliest = at.getTime() + REST_MS;
  const today = Math.floor(earliest / DAY_MS) * DAY_MS + RELEASE_MS;
  return new Date(today >= earliest ? today : today + DAY_MS);
}

/** The days of a month in Vietnam. */
export function monthSpan(month: string): { from: Date; to: Date } {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const start = (index: number) => new Date(Date.UTC(year, index, 1) - OFFSET_MS);
  return { from: start(number - 1), to: start(number) };
}
