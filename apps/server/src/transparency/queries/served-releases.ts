import type { Sql } from '@khong-mot-minh/database';

/** A release by the hash of its list; the list itself is text whose bytes were hashed. */
export type ServedRelease = { hash: Uint8Array; list: string };

type Row = { list_hash: Uint8Array; list: string };
const release = (row: Row | undefined): ServedRelease | undefined =>
  row && { hash: row.list_hash, list: row.list };

/** The newest release, or undefined before the first. */
export async function lastServedRelease(sql: Sql): Promise<ServedRelease | undefined> {
  const [row] = await sql<Row>(`select list_hash, list from served_release order by number desc limit 1`);
  return release(row);
}

/** A release of any time by its hash. */
export async function findServedRelease(sql: Sql, hash: Uint8Array): Promise<ServedRelease | undefined> {
  const [row] = await sql<Row>(`select list_hash, list from served_release where list_hash = $1 limit 1`, [
    hash,
  ]);
  return release(row);
}

/** Keeps what is served from now on. */
export async function insertServedRelease(sql: Sql, at: Date, { hash, list }: ServedRelease): Promise<void> {
  await sql(`insert into served_release (at, list_hash, list) values ($1, $2, $3)`, [at, hash, list]);
}
