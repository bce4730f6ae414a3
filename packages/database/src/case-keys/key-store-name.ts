import type { Sql } from '../database.ts';

/** Which key store belongs to this database, and whether every wrap lies under it; undefined before the first start. */
export async function readKeyStore(sql: Sql): Promise<{ id: string; covered: boolean } | undefined> {
  const [row] = await sql<{ id: string; covered: boolean }>(
    `select id, covered_at is not null as covered from case_key_store`,
  );
  return row;
}

/** Every wrap lies under a key of its case: no start has to look again. */
export async function noteCovered(sql: Sql, at: Date): Promise<void> {
  await sql(`update case_key_store set covered_at = $1`, [at]);
}

/** Writes down which key store belongs to this database; the first name stays. */
export async function nameKeyStore(sql: Sql, id: string): Promise<void> {
  await sql(`insert into case_key_store (id) values ($1) on conflict do nothing`, [id]);
}

/** The keys that live by the database's word. */
export async function listLiveKeys(sql: Sql): Promise<string[]> {
  const rows = await sql<{ ref: string }>(`select ref from case_key where destroyed_at is null`);
  return rows.map(({ ref }) => ref);
}
