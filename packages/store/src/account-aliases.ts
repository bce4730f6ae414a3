import type { Sql } from './database.ts';

type Row = { account_id: string; alias: string };

const byAccount = (rows: readonly Row[]): [string, string][] =>
  rows.map(({ account_id, alias }) => [account_id, alias]);

/** The aliases of these accounts; one without any gets the one that `make` gives. */
export async function takeAliases(
  sql: Sql,
  org: string,
  accounts: readonly string[],
  make: () => string,
): Promise<Map<string, string>> {
  const known = await sql<Row>(
    `select account_id, alias from account_alias where org_id = $1 and account_id = any ($2)`,
    [org, [...accounts]],
  );
  const aliases = new Map(byAccount(known));
  const missing = accounts.filter((id) => !aliases.has(id));
  if (missing.length === 0) return aliases;
  const added = await sql<Row>(
    `insert into account_alias (org_id, account_id, alias)
     select $1, u.id, u.alias from unnest($2::text[], $3::text[]) as u (id, alias)
     returning account_id, alias`,
    [org, missing, missing.map(make)],
  );
  return new Map([...aliases, ...byAccount(added)]);
}

/** The accounts behind these aliases; one that was erased is absent. */
export async function findAliased(
  sql: Sql,
  org: string,
  aliases: readonly string[],
): Promise<Map<string, string>> {
  const rows = await sql<Row>(
    `select account_id, alias from account_alias where org_id = $1 and alias = any ($2)`,
    [org, [...aliases]],
  );
  return new Map(rows.map(({ account_id, alias }) => [alias, account_id]));
}

/** Destroys what leads from an account to its alias, and back; false where there was nothing. */
export async function destroyAlias(sql: Sql, org: string, account: string): Promise<boolean> {
  const rows = await sql(`delete from account_alias where org_id = $1 and account_id = $2 returning 1`, [
    org,
    account,
  ]);
  return rows.length > 0;
}
