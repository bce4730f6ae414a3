import type { Duty } from '@khong-mot-minh/contracts';
import { toField } from './new-duty.ts';

export type DutyDay = { day: string; duties: Duty[] };

/** The day of a moment where the browser sits. */
export const dayOf = (atMs: number): string => toField(atMs).slice(0, 'yyyy-mm-dd'.length);

/** Duties by the day on which they begin, today first and always there; one that began before and goes on is today's. */
export function dutyDays(duties: readonly Duty[], nowMs: number): DutyDay[] {
  const days = new Map<string, Duty[]>([[dayOf(nowMs), []]]);
  for (const duty of duties) {
    const day = dayOf(Math.max(Date.parse(duty.from), nowMs));
    days.set(day, [...(days.get(day) ?? []), duty]);
  }
  return [...days].map(([day, of]) => ({ day, duties: of })).sort((a, b) => (a.day < b.day ? -1 : 1));
}
