import { atWallClock, type Home, wallClock } from '../../platform/home-day.ts';

/** Periods of one length; a closed one is published `graceMs` after its end, when the last reply in time is in. */
export type Calendar = {
  graceMs: number;
  /** How many are shown. */
  shown: number;
  startOf(at: Date): Date;
  endOf(start: Date): Date;
};

const HOUR_MS = 3600_000;

/** Quarters in the country's time: shorter ones would leave most numbers of a small helpline below ten. */
export function quartersIn(home: Home): Calendar {
  const quarterOf = (at: Date, later: number): Date => {
    const local = wallClock(home, at);
    const quarter = Math.floor(local.getUTCMonth() / 3) + later;
    return atWallClock(home, Date.UTC(local.getUTCFullYear(), quarter * 3, 1));
  };
  return {
    graceMs: 72 * HOUR_MS,
    shown: 12,
    startOf: (at) => quarterOf(at, 0),
    endOf: (start) => quarterOf(start, 1),
  };
}

/** Hours, for the demo alone: its people are invented, and nobody waits three months for a demo. */
export const hours: Calendar = {
  graceMs: 0,
  shown: 12,
  startOf: (at) => new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS),
  endOf: (start) => new Date(start.getTime() + HOUR_MS),
};

/** The periods that are closed and due, oldest first, from the one of `first` on; never more than are shown. */
export function duePeriods(calendar: Calendar, first: Date, now: Date): { from: Date; until: Date }[] {
  const due: { from: Date; until: Date }[] = [];
  for (let from = calendar.startOf(first); ; ) {
    const until = calendar.endOf(from);
    if (until.getTime() + calendar.graceMs > now.getTime()) return due.slice(-calendar.shown);
    due.push({ from, until });
    from = until;
  }
}
