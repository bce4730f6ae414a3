import type { Account, AgeBand, AgeSource } from '@khong-mot-minh/contracts';
import type { Sql } from './database.ts';

type Row = {
  id: string;
  age_band: AgeBand;
  age_sources: AgeSource[];
  created_at: Date;
  country: string | null;
  time_zone: string | null;
  guardian_account: string | null;
};

const fromRow = (row: Row): Account => ({
  id: row.id,
  ageBand: row.age_band,
  ageSources: row.age_sources,
  createdAt: row.created_at.toISOString(),
  ...(row.country && { country: row.country }),
  ...(row.time_zone && { timeZone: row.time_zone }),
  ...(row.guardian_account && { guardian: { accountId: row.guardian_account } }),
});

/** Creates or replaces an account of the platform that asks. */
export async function putAccount(sql: Sql, org: string, account: Account): Promise<void> {
  await sql(
    `insert into account (org_id, id, age_band, age_sources, created_at, country, time_zone, guardian_account)
     values ($1, $2, $3, $4, $5, $6, $7, $8)
     on conflict (org_id, id) do update set age_band = excluded.age_band, age_sources = excluded.age_sources,
       created_at = excluded.created_at, country = excluded.country, time_zone = excluded.time_zone,
       guardian_account = excluded.guardian_account, put_at = now()`,
    [
      org,
      account.id,
      account.ageBand,
      JSON.stringify(account.ageSources ?? []),
      account.createdAt,
      account.country ?? null,
      account.timeZone ?? null,
      account.guardian?.accountId ?? null,
    ],
  );
}

/** Accounts of a platform by its own ids; one never put is absent. */
export async function findAccounts(sql: Sql, org: string, ids: readonly string[]): Promise<Account[]> {
  const rows = await sql<Row>(
    `select id, age_band, age_sources, created_at, country, time_zone, guardian_account
     from account where org_id = $1 and id = any ($2)`,
    [org, [...ids]],
  );
  return rows.map(fromRow);
}

/** Erases an account; false when there was none. */
export async function deleteAccount(sql: Sql, org: string, id: string): Promise<boolean> {
  const rows = await sql(`delete from account where org_id = $1 and id = $2 returning id`, [org, id]);
  return rows.length > 0;
}
