import type { Jurisdiction } from '@khong-mot-minh/contracts';
import { offsetMinutes } from './offset-minutes.ts';

const HOUR_MS = 3600_000;
const DAY_MS = 24 * HOUR_MS;
/** Nine in the morning. */
const RELEASE_MS = 9 * HOUR_MS;
const REST_MS = 12 * HOUR_MS;

/** The country whose days count. */
export type Home = Pick<Jurisdiction, 'timeZone'>;

const offsetMs = ({ timeZone }: Home, atMs: number): number => offsetMinutes(timeZone, atMs) * 60_000;

/** What clocks there show, as if it were UTC. */
export const wallClock = (home: Home, at: Date): Date =>
  new Date(at.getTime() + offsetMs(home, at.getTime()));

/** The moment at which clocks there show that; the second look is for a night in which they are put forward or back. */
export const atWallClock = (home: Home, shownMs: number): Date =>
  new Date(shownMs - offsetMs(home, shownMs - offsetMs(home, shownMs)));

/** The day there, as `2026-11-24`: all that a person concerned is told of a time. */
export const homeDay = (home: Home, at: Date): string => wallClock(home, at).toISOString().slice(0, 10);

/**
 * The daily hour at which statements that could point at somebody become readable together, twelve hours later at the
 * earliest: when one appears says nothing about the minute in which somebody blocked, reported or wrote.
 */
export function releaseAfter(home: Home, at: Date): Date {
  const earliest = new Date(at.getTime() + REST_MS);
  const midnight = Math.floor(wallClock(home, earliest).getTime() / DAY_MS) * DAY_MS;
  const today = atWallClock(home, midnight + RELEASE_MS);
  return today >= earliest ? today : atWallClock(home, midnight + DAY_MS + RELEASE_MS);
}

/** The days of a month there. */
export function monthSpan(home: Home, month: string): { from: Date; to: Date } {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const start = (index: number) => atWallClock(home, Date.UTC(year, index, 1));
  return { from: start(number - 1), to: start(number) };
}
