import type { ProtectionChanger, ProtectionValue } from '@khong-mot-minh/contracts';
import type { Sql } from './database.ts';

/** What an account chose for one key; `pending` holds from `appliesAt` on. */
export type StoredSetting = {
  key: string;
  value: ProtectionValue;
  pending?: { value: ProtectionValue; appliesAt: Date };
};

type SettingRow = {
  key: string;
  value: ProtectionValue;
  pending: ProtectionValue | null;
  applies_at: Date | null;
};

const fromRow = ({ key, value, pending, applies_at }: SettingRow): StoredSetting => ({
  key,
  value,
  ...(pending !== null && applies_at && { pending: { value: pending, appliesAt: applies_at } }),
});

/** Holds the account until the transaction ends, so that two changes of it come one after the other. */
export async function lockAccount(sql: Sql, org: string, account: string): Promise<boolean> {
  const rows = await sql(`select 1 from account where org_id = $1 and id = $2 for update`, [org, account]);
  return rows.length > 0;
}

/** Settings that were changed for an account. */
export async function findSettings(sql: Sql, org: string, account: string): Promise<StoredSetting[]> {
  const rows = await sql<SettingRow>(
    `select key, value, pending, applies_at from protection_setting where org_id = $1 and account_id = $2`,
    [org, account],
  );
  return rows.map(fromRow);
}

/** What several accounts chose for some keys, for those that chose anything. */
export async function findSettingsOf(
  sql: Sql,
  org: string,
  accounts: readonly string[],
  keys: readonly string[],
): Promise<Map<string, StoredSetting[]>> {
  const rows = await sql<SettingRow & { account: string }>(
    `select account_id as account, key, value, pending, applies_at from protection_setting
     where org_id = $1 and account_id = any ($2) and key = any ($3)`,
    [org, [...accounts], [...keys]],
  );
  const settings = new Map<string, StoredSetting[]>();
  for (const row of rows) settings.set(row.account, [...(settings.get(row.account) ?? []), fromRow(row)]);
  return settings;
}

/** Sets one protection of an account. */
export async function putSetting(sql: Sql, org: string, account: string, s: StoredSetting): Promise<void> {
  await sql(
    `insert into protection_setting (org_id, account_id, key, value, pending, applies_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (org_id, account_id, key) do update
       set value = excluded.value, pending = excluded.pending, applies_at = excluded.applies_at`,
    [
      org,
      account,
      s.key,
      JSON.stringify(s.value),
      s.pending ? JSON.stringify(s.pending.value) : null,
      s.pending?.appliesAt ?? null,
    ],
  );
}

/** Forgets what an account chose, all keys but those in `keep`. */
export async function forgetSettings(
  sql: Sql,
  org: string,
  account: string,
  keep: readonly string[],
): Promise<void> {
  await sql(`delete from protection_setting where org_id = $1 and account_id = $2 and key <> all ($3)`, [
    org,
    account,
    [...keep],
  ]);
}

export type StoredChange = {
  key: string;
  from: ProtectionValue;
  to: ProtectionValue;
  by: ProtectionChanger;
  at: Date;
  appliesAt: Date;
};

/** Appends to the history of an account's protections. */
export async function appendProtectionChange(
  sql: Sql,
  org: string,
  account: string,
  c: StoredChange,
): Promise<void> {
  await sql(
    `insert into protection_change (org_id, account_id, key, from_value, to_value, by, at, applies_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [org, account, c.key, JSON.stringify(c.from), JSON.stringify(c.to), c.by, c.at, c.appliesAt],
  );
}

/** Keys whose looser value still waits and was chosen by a guardian, alone or with the young person. */
export async function waitingByGuardian(
  sql: Sql,
  org: string,
  account: string,
  now: Date,
): Promise<StoredSetting[]> {
  const rows = await sql<SettingRow>(
    `select s.key, s.value, s.pending, s.applies_at from protection_setting s
     where s.org_id = $1 and s.account_id = $2 and s.applies_at > $3
       and (select c.by from protection_change c
            where c.org_id = $1 and c.account_id = $2 and c.key = s.key order by c.id desc limit 1) in ('guardian', 'both')`,
    [org, account, now],
  );
  return rows.map(fromRow);
}

/** The account's history, newest first, older than the entry `before`. */
export async function listProtectionChanges(
  sql: Sql,
  org: string,
  account: string,
  { before, limit }: { before?: number | undefined; limit: number },
): Promise<(StoredChange & { id: number })[]> {
  return sql<StoredChange & { id: number }>(
    `select id, key, from_value as "from", to_value as "to", by, at, applies_at as "appliesAt" from protection_change
     where org_id = $1 and account_id = $2 and ($3::bigint is null or id < $3) order by id desc limit $4`,
    [org, account, before ?? null, limit],
  );
}
