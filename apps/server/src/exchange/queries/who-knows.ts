import type { Sql } from '@khong-mot-minh/database';

/** Notes that a lookup answers an organisation with these signals. */
export async function noteAnsweredHashes(sql: Sql, org: string, hashes: readonly string[]): Promise<void> {
  await sql(
    `insert into hash_answer (hash_id, org_id)
     select id, $1 from bank_hash where id = any($2::uuid[]) and shared_at is not null on conflict do nothing`,
    [org, hashes],
  );
}

/** Who knows of these hashes: organisations that were sent one by a feed or a lookup, or proposed it. */
export async function whoKnows(
  sql: Sql,
  hashes: readonly string[],
): Promise<{ hash: string; org: string }[]> {
  const rows = await sql<{ hash_id: string; org_id: string }>(
    `select hash_id, org_id from hash_given where hash_id = any($1::uuid[])
     union select hash_id, org_id from hash_answer where hash_id = any($1::uuid[])
     union select id, by_org from bank_hash where id = any($1::uuid[]) and by_org is not null`,
    [hashes],
  );
  return rows.map((row) => ({ hash: row.hash_id, org: row.org_id }));
}
