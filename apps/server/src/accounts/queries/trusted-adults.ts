import type { Sql } from '@khong-mot-minh/database';

/** A choice of whom to alert; without `adult` it is nobody. */
export type StoredTrust = { adult: string | null; at: Date };

/** Appends a choice; the latest counts. */
export async function pickTrustedAdult(
  sql: Sql,
  org: string,
  account: string,
  { adult, at }: StoredTrust,
): Promise<void> {
  await sql(
    `insert into trusted_adult (org_id, account_id, adult_account, picked_at) values ($1, $2, $3, $4)`,
    [org, account, adult, at],
  );
}

/** The account's choices, the latest first. */
export const trustedAdultsOf = (sql: Sql, org: string, account: string): Promise<StoredTrust[]> =>
  sql<StoredTrust>(
    `select adult_account as adult, picked_at as at from trusted_adult
     where org_id = $1 and account_id = $2 order by id desc limit 20`,
    [org, account],
  );

export type AdultRisk = { account: string; adult: string };

/**
 * Notes that adults may be the danger for accounts: only where that adult is its guardian or was picked by it, for
 * nobody else could be alerted. One statement for a whole batch of events.
 */
export async function noteAdultRisks(
  sql: Sql,
  org: string,
  risks: readonly AdultRisk[],
  until: Date,
): Promise<void> {
  if (risks.length === 0) return;
  await sql(
    // `distinct`: one statement may not write the same row twice.
    `insert into adult_risk (org_id, account_id, adult_account, until)
     select distinct $1::uuid, r.account, r.adult, $4::timestamptz
     from unnest($2::text[], $3::text[]) as r (account, adult)
     where exists (select 1 from account a where a.org_id = $1 and a.id = r.account and a.guardian_account = r.adult)
        or exists (select 1 from trusted_adult t
                   where t.org_id = $1 and t.account_id = r.account and t.adult_account = r.adult)
     on conflict (org_id, account_id, adult_account) do update set until = greatest(adult_risk.until, excluded.until)`,
    [org, risks.map(({ account }) => account), risks.map(({ adult }) => adult), until],
  );
}

/** Whether an adult may be the danger for an account, by an event or because new contacts of theirs are limited. */
export async function isAdultRisk(
  sql: Sql,
  org: string,
  { account, adult }: { account: string; adult: string },
  now: Date,
): Promise<boolean> {
  const rows = await sql(
    `select 1 from adult_risk where org_id = $1 and account_id = $2 and adult_account = $3 and until > $4
     union all
     select 1 from restriction where org_id = $1 and account_id = $3 and ended_at is null and until > $4 limit 1`,
    [org, account, adult, now],
  );
  return rows.length > 0;
}

/** Notes an alert; false when that adult was alerted for that account since `since`. */
export async function insertAdultAlert(
  sql: Sql,
  org: string,
  a: { id: string; account: string; adult: string; at: Date; since: Date },
): Promise<boolean> {
  const rows = await sql(
    `insert into adult_alert (id, org_id, account_id, adult_account, at)
     select $1, $2, $3, $4, $5 where not exists
       (select 1 from adult_alert where org_id = $2 and account_id = $3 and adult_account = $4 and at > $6)
     returning id`,
    [a.id, org, a.account, a.adult, a.at, a.since],
  );
  return rows.length > 0;
}

/** The account was erased: nothing stays of whom it trusted or feared, on either side. */
export async function forgetAdults(sql: Sql, org: string, account: string): Promise<void> {
  await sql(`delete from adult_risk where org_id = $1 and (account_id = $2 or adult_account = $2)`, [
    org,
    account,
  ]);
  await sql(`delete from adult_alert where org_id = $1 and (account_id = $2 or adult_account = $2)`, [
    org,
    account,
  ]);
}
