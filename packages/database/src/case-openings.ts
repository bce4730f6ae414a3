import type { Sql } from './database.ts';

type Opening = { org: string; caseId: string; person: string };

/**
 * Notes that a person opened a case and which of its contents went out to them; danger in it that a colleague has seen
 * rings no more where the case is that person's. The time is the database's own, as that of a call.
 */
export async function noteOpening(
  sql: Sql,
  { org, caseId, person }: Opening,
  contents: readonly string[],
): Promise<void> {
  await sql(
    `insert into case_opening as o (case_id, org_id, person_id, at, read_to)
     values ($1, $2, $3, now(), coalesce((select max(seq) from sealed_content where id = any ($4::text[])), 0))
     on conflict (case_id, person_id) do update set at = excluded.at, org_id = excluded.org_id,
       read_to = greatest(o.read_to, excluded.read_to)`,
    [caseId, org, person, contents],
  );
  await sql(`select hold_danger($1)`, [caseId]);
}

/**
 * Whether a person can read what is sealed in a case: they hold the key of the team that works on it, or of one that it
 * was sent to. Where nothing is sealed there is nothing to open.
 */
export async function canReadCase(sql: Sql, { caseId, person }: Omit<Opening, 'org'>): Promise<boolean> {
  const rows = await sql(
    `select 1 where not exists (select 1 from sealed_content where case_id = $1)
       or exists (select 1 from cases c, team_member m where c.id = $1 and m.person_id = $2
         and case when m.org_id = c.org_id then coalesce(c.team_id = m.team_id, true)
             else exists (select 1 from referral r where r.case_id = c.id and r.to_team = m.team_id) end)`,
    [caseId, person],
  );
  return rows.length > 0;
}

/** Whether a person has opened a case since a time. */
export async function hasOpened(
  sql: Sql,
  { caseId, person }: Omit<Opening, 'org'>,
  since: Date,
): Promise<boolean> {
  const rows = await sql(`select 1 from case_opening where case_id = $1 and person_id = $2 and at >= $3`, [
    caseId,
    person,
    since,
  ]);
  return rows.length > 0;
}

/** Whether a team has ever written to the reporter of a case. */
export async function isAnswered(sql: Sql, caseId: string): Promise<boolean> {
  const rows = await sql(
    `select 1 from sealed_content where case_id = $1 and kind = 'message' and sender <> 'reporter' limit 1`,
    [caseId],
  );
  return rows.length > 0;
}

/** Whether one of these contents of a case went out to nobody of an organisation. */
export async function isAnyUnread(
  sql: Sql,
  { org, caseId }: Omit<Opening, 'person'>,
  contents: readonly string[],
): Promise<boolean> {
  const rows = await sql(
    `select 1 from sealed_content where case_id = $2 and id = any ($3::text[])
       and seq > coalesce((select max(read_to) from case_opening where case_id = $2 and org_id = $1), 0) limit 1`,
    [org, caseId, contents],
  );
  return rows.length > 0;
}
