import type { Sql } from '@khong-mot-minh/database';

/**
 * SQL: every time that a person stopped a conversation or kept it stopped, for the two accounts of a row `pair` (org, one,
 * other). What another person lifted is not prolonged any more; what was taken back as a slip never was.
 */
const ACTS = `(
  select s.placed_by as person, s.since as at from restriction s
  where s.org_id = pair.org and s.ended is distinct from 'lifted'
    and (s.account_id, s.with_account) in ((pair.one, pair.other), (pair.other, pair.one))
  union all
  select v.person_id, v.at from restriction_review v join restriction s on s.id = v.restriction_id
  where s.org_id = pair.org and s.ended is distinct from 'lifted' and v.outcome = 'keep'
    and (s.account_id, s.with_account) in ((pair.one, pair.other), (pair.other, pair.one)))`;
/** SQL: the last act since the case found something is this person's, and it is a prolongation: others came before it. */
const isTheirs = (person: string, foundAt: string): string =>
  `(select count(*) > 1 and (array_agg(a.person order by a.at desc))[1] = ${person}
    from ${ACTS} a where a.at >= ${foundAt})`;

/** A conversation, who wants to stop it again, and when its case last found something. */
type Wanted = { org: string; accounts: readonly [string, string]; person: string; foundAt: Date };

/** Whether the conversation was stopped on by this person last, so that somebody else decides whether it goes on. */
export async function hasProlonged(sql: Sql, { org, accounts, person, foundAt }: Wanted): Promise<boolean> {
  const [row] = await sql<{ theirs: boolean }>(
    `select ${isTheirs('$4', '$5')} as theirs from (select $1::uuid as org, $2::text as one, $3::text as other) pair`,
    [org, ...accounts, person, foundAt],
  );
  return row?.theirs === true;
}

/** Which of these stops were prolonged by this person last. */
export async function prolongedBy(sql: Sql, stops: readonly string[], person: string): Promise<Set<string>> {
  const rows = await sql<{ id: string }>(
    `select pair.id from (
       select r.id, r.org_id as org, r.account_id as one, r.with_account as other,
         coalesce((select max(e.at) from case_event e where e.case_id = r.case_id and e.type in ('opened', 'raised')),
                  '-infinity') as found_at
       from restriction r where r.id = any ($1::uuid[]) and r.with_account is not null) pair
     where ${isTheirs('$2', 'pair.found_at')}`,
    [stops, person],
  );
  return new Set(rows.map(({ id }) => id));
}
