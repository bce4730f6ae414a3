import type { DutyInput } from '@khong-mot-minh/contracts';
import type { MessageKey } from '../language/translate.ts';

const HOUR_MS = 3600_000;
const USUAL_HOURS = 8;

/** What the form holds: `from` and `until` as the browser's local date and time. */
export type DutyForm = { teamId: string; from: string; until: string };

/** The duty in UTC, or the sentence that says what is missing. */
export function newDutyOf({ teamId, from, until }: DutyForm): { duty: DutyInput } | { problem: MessageKey } {
  const [start, end] = [new Date(from), new Date(until)];
  if (!teamId || Number.isNaN(start.getTime()) || Number.isNaN(end.getTime()))
    return { problem: 'roster.missing' };
  if (end <= start) return { problem: 'roster.order' };
  return { duty: { teamId, from: start.toISOString(), until: end.toISOString() } };
}

/** A moment as a field of date and time shows it, to the minute. */
export function toField(atMs: number): string {
  const local = new Date(atMs - new Date(atMs).getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

/** From now for as long as a usual duty: most people add theirs when it begins. */
export const usualTimes = (nowMs: number): Pick<DutyForm, 'from' | 'until'> => ({
  from: toField(nowMs),
  until: toField(nowMs + USUAL_HOURS * HOUR_MS),
});
