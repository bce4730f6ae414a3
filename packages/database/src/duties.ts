import type { Sql } from './database.ts';
import { isThere } from './presence.ts';

export type DutyRow = {
  id: string;
  teamId: string;
  person: { id: string; name: string };
  from: Date;
  until: Date;
  /** The person was at the desk lately, or is reached by a page. */
  there: boolean;
};

const columns = `r.id, r.team_id as "teamId", jsonb_build_object('id', r.person_id, 'name', p.name) as person,
  r.starts_at as from, r.ends_at as until, coalesce(${isThere('$1')}, false) as there`;
const from = `roster r join person p on p.id = r.person_id left join presence here on here.person_id = r.person_id`;

// A duty of who holds the team's key no longer opens no door and reads nothing.
const isHeld = `exists (select 1 from team_member m where m.team_id = r.team_id and m.person_id = r.person_id)`;

/** Duties of holders of the team's key that have not ended, soonest first, at most 200. */
export const listDuties = (sql: Sql, now: Date): Promise<DutyRow[]> =>
  sql<DutyRow>(
    `select ${columns} from ${from} where r.ends_at > $1 and ${isHeld} order by r.starts_at, r.id limit 200`,
    [now],
  );

/** One duty of the asking organisation that has not ended. */
export async function findDuty(sql: Sql, id: string, now: Date): Promise<DutyRow | undefined> {
  const [row] = await sql<DutyRow>(`select ${columns} from ${from} where r.id = $2 and r.ends_at > $1`, [
    now,
    id,
  ]);
  return row;
}

/** The duty that a person stands now, the one that ends last. */
export async function currentDuty(sql: Sql, person: string, now: Date): Promise<DutyRow | undefined> {
  const [row] = await sql<DutyRow>(
    `select ${columns} from ${from} where r.person_id = $2 and r.starts_at <= $1 and r.ends_at > $1 and ${isHeld}
     order by r.ends_at desc limit 1`,
    [now, person],
  );
  return row;
}

/** Whether a person has another duty for the team in that time; other changes of the person's duties wait. */
export async function overlapsDuty(
  sql: Sql,
  d: { id: string; team: string; person: string; from: Date; until: Date },
): Promise<boolean> {
  await sql(`select pg_advisory_xact_lock(hashtextextended($1, 55))`, [d.person]);
  const rows = await sql(
    `select 1 from roster where person_id = $1 and team_id = $2 and id <> $3 and starts_at < $5 and ends_at > $4 limit 1`,
    [d.person, d.team, d.id, d.from, d.until],
  );
  return rows.length > 0;
}

/** Puts a person on duty for a team. */
export async function insertDuty(
  sql: Sql,
  d: { id: string; team: string; org: string; person: string; from: Date; until: Date },
): Promise<void> {
  await sql(
    `insert into roster (id, team_id, org_id, person_id, starts_at, ends_at) values ($1, $2, $3, $4, $5, $6)`,
    [d.id, d.team, d.org, d.person, d.from, d.until],
  );
}

/** Changes the times of a duty; false where it is not the asking person's to change. */
export async function moveDuty(sql: Sql, id: string, times: { from: Date; until: Date }): Promise<boolean> {
  const rows = await sql(`update roster set starts_at = $2, ends_at = $3 where id = $1 returning id`, [
    id,
    times.from,
    times.until,
  ]);
  return rows.length > 0;
}

/** Ends a duty now; one that has not begun is gone. False where it is not the asking person's to end. */
export async function endDuty(sql: Sql, id: string, now: Date): Promise<boolean> {
  const gone = await sql(`delete from roster where id = $1 and starts_at >= $2 returning id`, [id, now]);
  if (gone.length > 0) return true;
  const ended = await sql(`update roster set ends_at = $2 where id = $1 and ends_at > $2 returning id`, [
    id,
    now,
  ]);
  return ended.length > 0;
}

/** Who of an organisation is on duty now, and for which team. */
export const dutiesNow = (sql: Sql, org: string, now: Date): Promise<{ person: string; team: string }[]> =>
  sql<{ person: string; team: string }>(
    `select person_id as person, team_id as team from roster where org_id = $1 and ends_at > $2 and starts_at <= $2`,
    [org, now],
  );
