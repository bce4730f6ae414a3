import type { HarmCode } from '@khong-mot-minh/contracts/codes';
import type { Sql } from './database.ts';
import { isAtDesk } from './presence.ts';

export type CallRow = {
  id: string;
  org: string;
  team: string | null;
  caseId: string | null;
  overrideId: string | null;
  openedAt: Date;
  /** When the next people are paged. */
  dueAt: Date;
  /** How often somebody was paged. */
  step: number;
};

const columns = `id, org_id as org, team_id as team, case_id as "caseId", override_id as "overrideId",
  opened_at as "openedAt", due_at as "dueAt", step`;
const waiting = `seen_at is null and ended_at is null`;

export type WaitingCall = CallRow & {
  category: HarmCode | null;
  referred: boolean;
  /** Who said last of the case that they had seen it, where it rings again. */
  seenBy: string | null;
  seenAt: Date | null;
};

/** What of an organisation nobody has seen yet, the longest waiting first, with what the case is called. */
export const listCalls = (sql: Sql, org: string, limit: number): Promise<WaitingCall[]> =>
  sql<WaitingCall>(
    `select u.*, c.category, coalesce(c.org_id <> u.org, false) as referred, last.name as "seenBy", last.seen_at as "seenAt"
     from (select ${columns} from urgent_call where org_id = $1 and ${waiting} order by opened_at, id limit $2) u
     left join cases c on c.id = u."caseId"
     left join lateral (select p.name, v.seen_at from urgent_call v join person p on p.id = v.seen_by
       where v.case_id = u."caseId" and v.org_id = u.org order by v.seen_at desc limit 1) last on true
     order by u."openedAt", u.id`,
    [org, limit],
  );

export type SeenCall = {
  id: string;
  caseId: string;
  category: HarmCode;
  referred: boolean;
  seenBy: string;
  seenAt: Date;
  /** When it rings again, unless somebody has the case by then. */
  againAt: Date;
  /** Somebody has taken the case, and has not opened it since. */
  taken: boolean;
};

/** Danger that somebody has seen and that nobody has yet, as far as the asking organisation is called; the next to ring first. */
export const listSeenCalls = (sql: Sql, org: string, limit: number): Promise<SeenCall[]> =>
  sql<SeenCall>(
    `select u.id, u.case_id as "caseId", c.category, c.org_id <> u.org_id as referred, p.name as "seenBy",
            u.seen_at as "seenAt", u.again_at as "againAt", c.assignee is not null and c.org_id = u.org_id as taken
     from urgent_call u join cases c on c.id = u.case_id join person p on p.id = u.seen_by
     where u.org_id = $1 and u.again_at is not null order by u.again_at, u.id limit $2`,
    [org, limit],
  );

/** One call of the asking organisation, seen or not. */
export async function findCall(sql: Sql, id: string): Promise<(CallRow & { waiting: boolean }) | undefined> {
  const [row] = await sql<CallRow & { waiting: boolean }>(
    `select ${columns}, ${waiting} as waiting from urgent_call where id = $1`,
    [id],
  );
  return row;
}

/** Since when danger in a case waits for somebody of an organisation to say that they have seen it. */
export async function ringsSince(sql: Sql, org: string, caseId: string): Promise<Date | undefined> {
  const [row] = await sql<{ at: Date }>(
    `select opened_at as at from urgent_call where org_id = $1 and case_id = $2 and ${waiting}
     order by opened_at desc limit 1`,
    [org, caseId],
  );
  return row?.at;
}

/** A person says that they have seen it; false where somebody else did before. Without `againAt` it rings no more. */
export async function seeCall(
  sql: Sql,
  id: string,
  person: string,
  { at, againAt }: { at: Date; againAt?: Date | undefined },
): Promise<boolean> {
  const rows = await sql(
    `update urgent_call set seen_at = $3, seen_by = $2, again_at = $4,
       ended_at = case when $4::timestamptz is null then $3::timestamptz end
     where id = $1 and ${waiting} returning id`,
    [id, person, at, againAt ?? null],
  );
  return rows.length > 0;
}

/** Opens the clock anew of danger that was seen and that nobody has by now; gives how many. Run as the system. */
export async function ringAgain(sql: Sql, due: Date, limit: number): Promise<number> {
  const [row] = await sql<{ found: number }>(`select ring_again($1, $2) as found`, [due, limit]);
  return row?.found ?? 0;
}

/** Calls whose clock has run out, locked; another server passes over them. */
export const takeDueCalls = (sql: Sql, now: Date, limit: number): Promise<CallRow[]> =>
  sql<CallRow>(
    `select ${columns} from urgent_call where ${waiting} and due_at <= $1 order by due_at, id limit $2
     for update skip locked`,
    [now, limit],
  );

/** Sets the clock of a call, and writes down who was paged. */
export async function pageForCall(
  sql: Sql,
  call: CallRow,
  { people, step, at, dueAt }: { people: readonly string[]; step: number; at: Date; dueAt: Date },
): Promise<void> {
  await sql(`update urgent_call set step = $2, due_at = $3 where id = $1`, [call.id, step, dueAt]);
  await sql(
    `insert into urgent_page (call_id, step, person_id, org_id, at) select $1, $2, unnest($3::uuid[]), $4, $5
     on conflict do nothing`,
    [call.id, step, people, call.org, at],
  );
}

/** Who was paged for these calls so far. */
export const listPages = (sql: Sql, calls: readonly string[]): Promise<{ call: string; person: string }[]> =>
  sql<{ call: string; person: string }>(
    `select distinct call_id as call, person_id as person from urgent_page where call_id = any ($1::uuid[])`,
    [calls],
  );

export type StaffRow = {
  org: string;
  id: string;
  supervises: boolean;
  /** Teams that the person is on duty for now; empty for who is not. */
  teams: string[];
  /** At a desk lately. */
  present: boolean;
  /** Has somewhere to be paged. */
  paged: boolean;
};

/** Who of these organisations can be paged: people on duty in the order in which they came, and supervisors. */
export const listStaff = (sql: Sql, orgs: readonly string[], now: Date): Promise<StaffRow[]> =>
  sql<StaffRow>(
    `select p.org_id as org, p.id, 'supervisor' = any (p.roles) as supervises,
            coalesce(array_agg(r.team_id::text) filter (where r.id is not null), '{}') as teams,
            coalesce(bool_or(${isAtDesk('$2')}), false) as present,
            exists (select 1 from paging_channel c where c.person_id = p.id) as paged
     from person p
     left join roster r on r.person_id = p.id and r.starts_at <= $2 and r.ends_at > $2
     left join presence here on here.person_id = p.id
     where p.org_id = any ($1::uuid[]) and p.active
     group by p.id having bool_or(r.id is not null) or 'supervisor' = any (p.roles)
     order by min(r.starts_at) nulls last, p.id`,
    [orgs, now],
  );

/** Danger that nobody has seen for longer than a clock runs; for the doctor. */
export async function countLateCalls(
  sql: Sql,
  before: Date,
): Promise<{ count: number; oldest: Date | null }> {
  const [row] = await sql<{ count: number; oldest: Date | null }>(
    `select count(*)::int as count, min(opened_at) as oldest from urgent_call where ${waiting} and opened_at <= $1`,
    [before],
  );
  return row ?? { count: 0, oldest: null };
}

/** Danger that somebody has seen, and that nobody has: not taken, or not opened since by who has it; for the doctor. */
export async function countSeenCalls(sql: Sql): Promise<{ count: number; oldest: Date | null }> {
  const [row] = await sql<{ count: number; oldest: Date | null }>(
    `select count(*)::int as count, min(opened_at) as oldest from urgent_call where again_at is not null`,
  );
  return row ?? { count: 0, oldest: null };
}

/** Forgets calls that were over before a time, with whom they paged; gives how many. Run as the system. */
export async function deleteOldCalls(sql: Sql, before: Date, limit: number): Promise<number> {
  const rows = await sql(
    `delete from urgent_call where id in (select id from urgent_call
       where (seen_at is not null or ended_at is not null) and coalesce(ended_at, seen_at) < $1 limit $2) returning id`,
    [before, limit],
  );
  return rows.length;
}
