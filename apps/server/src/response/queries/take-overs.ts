import type { Sql } from '@khong-mot-minh/database';

type Held = { org: string; caseId: string; person: string };

/** Notes for the person that a colleague took the case from them; they look at it or take it back. */
export async function insertTakeOver(sql: Sql, { org, caseId, person }: Held): Promise<void> {
  await sql(
    `insert into case_take_over (case_id, org_id, from_person) values ($1, $2, $3) on conflict do nothing`,
    [caseId, org, person],
  );
}

/** The person has looked at the case, or holds it again. */
export async function deleteTakeOver(sql: Sql, { org, caseId, person }: Held): Promise<void> {
  await sql(`delete from case_take_over where case_id = $1 and org_id = $2 and from_person = $3`, [
    caseId,
    org,
    person,
  ]);
}
