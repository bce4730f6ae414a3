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
  const known = () =>
    sql<Row>(`select account_id, alias from account_alias where org_id = $1 and account_id = any ($2)`, [
      org,
      [...accounts],
    ]);
  const aliases = new Map(byAccount(await known()));
  const missing = accounts.filter((id) => !aliases.has(id));
  if (missing.length === 0) return aliases;
  const added = await sql<Row>(
    `insert into account_alias (org_id, account_id, alias)
     select $1, u.id, u.alias from unnest($2::text[], $3::text[]) as u (id, alias)
     on conflict (org_id, account_id) do nothing returning account_id, alias`,
    [org, missing, missing.map(make)],
  );
  // Where the account was put in the same moment, the alias of that transaction holds.
  if (added.length < missing.length) return new Map(byAccount(await known()));
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

/** Destroys what leads from an account to its alias, and back; gives its name in the ledger, where it had one. */
export async function destroyAlias(sql: Sql, org: string, account: string): Promise<string | undefined> {
  const [row] = await sql<{ ledger_name: string }>(
    `delete from account_alias where org_id = $1 and account_id = $2 returning ledger_name`,
    [org, account],
  );
  return row?.ledger_name;
}

/** Under what the ledger knows an account: random, and destroyed with its alias. One without an alias gets that of `make`. */
export async function takeLedgerName(
  sql: Sql,
  org: string,
  account: string,
  make: () => string,
): Promise<string> {
  await takeAliases(sql, org, [account], make);
  const [row] = await sql<{ ledger_name: string }>(
    `select ledger_name from account_alias where org_id = $1 and account_id = $2`,
    [org, account],
  );
  if (!row) throw new Error('Name account: its alias was not kept');
  return row.ledger_name;
}
