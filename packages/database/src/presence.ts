import { PRESENCE_MINUTES } from '@khong-mot-minh/contracts';
import type { Sql } from './database.ts';

/** SQL: whether the person of the row `here` was at a desk lately. `now` names a parameter. */
export const isAtDesk = (now: string): string =>
  `here.seen_at > ${now}::timestamptz - interval '${PRESENCE_MINUTES} minutes'`;

/** SQL: whether they were at a desk lately, or a page reaches them. */
export const isThere = (now: string): string =>
  `(${isAtDesk(now)} or here.reach_until > ${now}::timestamptz)`;

/** A sign of life from a desk. */
export async function markPresent(sql: Sql, who: { org: string; person: string }, at: Date): Promise<void> {
  await sql(
    `insert into presence (person_id, org_id, seen_at) values ($1, $2, $3)
     on conflict (person_id) do update set seen_at = greatest(presence.seen_at, excluded.seen_at)`,
    [who.person, who.org, at],
  );
}

/** Says until when a page is believed to reach a person; nothing where none does. */
export async function setReach(
  sql: Sql,
  who: { org: string; person: string },
  until: Date | null,
): Promise<void> {
  await sql(
    `insert into presence (person_id, org_id, reach_until) values ($1, $2, $3)
     on conflict (person_id) do update set reach_until = excluded.reach_until`,
    [who.person, who.org, until],
  );
}

export type Presence = { seenAt: Date | null; reachUntil: Date | null };

/** When a person was last seen, and until when a page reaches them. */
export async function findPresence(sql: Sql, person: string): Promise<Presence | undefined> {
  const [row] = await sql<Presence>(
    `select seen_at as "seenAt", reach_until as "reachUntil" from presence where person_id = $1`,
    [person],
  );
  return row;
}
