import { OVERRIDE_REMINDER_HOURS } from '@khong-mot-minh/contracts';
import type { Sql } from '@khong-mot-minh/database';
import { listReviewUnits, lockUnanswered, pageFurther } from './queries/overrides.ts';

const HOUR_MS = 3600_000;
/** When how many units have to have been paged: a second one at the reminder, a third one when the review is late. */
const STEPS = [
  { hoursBeforeDue: OVERRIDE_REMINDER_HOURS, units: 2 },
  { hoursBeforeDue: 0, units: 3 },
];

/**
 * Pages a further unit for each override that nobody has reviewed, and gives the ids. Neither the unit that acted nor
 * the one that gained is ever chosen; with no further unit left, those already paged stay paged.
 */
export async function pageFurtherUnits(sql: Sql, now: Date): Promise<string[]> {
  const paged: string[] = [];
  for (const { hoursBeforeDue, units } of STEPS) {
    const dueBefore = new Date(now.getTime() + hoursBeforeDue * HOUR_MS);
    const waiting = await lockUnanswered(sql, { dueBefore, units });
    if (waiting.length === 0) continue;
    const known = await listReviewUnits(sql, now);
    for (const { id, org, gains, pagedOrgs } of waiting) {
      const next = known.find((u) => u.org !== org && u.org !== gains && !pagedOrgs.includes(u.org));
      if (!next) continue;
      await pageFurther(sql, id, next, now);
      paged.push(id);
    }
  }
  return paged;
}
