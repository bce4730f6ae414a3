import type { MessageKey } from '../language/translate.ts';
import type { NewDuty } from './roster-api.ts';

/** What the form holds: `from` and `until` as the browser's local date and time. */
export type DutyForm = { teamId: string; from: string; until: string };

/** The duty in UTC, or the sentence that says what is missing. */
export function newDutyOf({ teamId, from, until }: DutyForm): { duty: NewDuty } | { problem: MessageKey } {
  const [start, end] = [new Date(from), new Date(until)];
  if (!teamId || Number.isNaN(start.getTime()) || Number.isNaN(end.getTime()))
    return { problem: 'roster.missing' };
  if (end <= start) return { problem: 'roster.order' };
  return { duty: { teamId, from: start.toISOString(), until: end.toISOString() } };
}
