import { randomUUID } from 'node:crypto';
import { insertDuty, markPresent, type Sql } from '@khong-mot-minh/database';

const DAY_MS = 86_400_000;

/** Puts a person on duty for days on end, a day at a time as the house allows it, and at their desk now. */
export async function standDuties(
  sql: Sql,
  who: { team: string; org: string; person: string },
  now: Date,
  days: number,
): Promise<void> {
  for (let day = 0; day < days; day++)
    await insertDuty(sql, {
      id: randomUUID(),
      ...who,
      from: new Date(now.getTime() + day * DAY_MS),
      until: new Date(now.getTime() + (day + 1) * DAY_MS),
    });
  await markPresent(sql, who, now);
}
