import type { Sql } from './database.ts';

/** Appends an entry in the transaction of the act that it records. */
export async function appendLedger(sql: Sql, entry: Uint8Array): Promise<void> {
  await sql(`insert into ledger_outbox (entry) values ($1)`, [entry]);
}

/** The same for what is published as it is and at once. */
export async function appendOpenLedger(sql: Sql, entry: Uint8Array): Promise<void> {
  await sql(`insert into ledger_outbox (entry, open) values ($1, true)`, [entry]);
}

/** The oldest entries that no leaf holds yet. */
export async function pendingLedger(sql: Sql, limit: number): Promise<{ id: number; entry: Uint8Array }[]> {
  const rows = await sql<{ id: number; entry: Uint8Array }>(
    `select id, entry from ledger_outbox order by id limit $1`,
    [limit],
  );
  return rows.map((r) => ({ id: Number(r.id), entry: r.entry }));
}

export type NewCheckpoint = {
  firstIndex: number;
  entries: { id: number; entry: Uint8Array }[];
  tiles: { path: string; bytes: Uint8Array }[];
  note: string;
};

/** Moves entries from the outbox to leaves and commits tiles and checkpoint with them. */
export async function commitCheckpoint(sql: Sql, c: NewCheckpoint): Promise<void> {
  await sql(
    `insert into ledger_leaf (idx, entry)
     select $1::bigint + i - 1, decode(e, 'hex') from unnest($2::text[]) with ordinality as t(e, i)`,
    [c.firstIndex, c.entries.map(({ entry }) => Buffer.from(entry).toString('hex'))],
  );
  for (const { path, bytes } of c.tiles)
    await sql(`insert into ledger_tile (path, bytes) values ($1, $2) on conflict (path) do nothing`, [
      path,
      bytes,
    ]);
  await sql(`insert into ledger_checkpoint (size, note) values ($1, $2)`, [
    c.firstIndex + c.entries.length,
    c.note,
  ]);
  await sql(`delete from ledger_outbox where id = any ($1)`, [c.entries.map(({ id }) => id)]);
}

/** The newest signed checkpoint, or undefined before the first entry. */
export async function latestCheckpoint(sql: Sql): Promise<{ size: number; note: string } | undefined> {
  const [row] = await sql<{ size: number; note: string }>(
    `select size, note from ledger_checkpoint order by size desc limit 1`,
  );
  return row && { size: Number(row.size), note: row.note };
}

/** A stored full tile or bundle by its path. */
export async function readTile(sql: Sql, path: string): Promise<Uint8Array | undefined> {
  const [row] = await sql<{ bytes: Uint8Array }>(`select bytes from ledger_tile where path = $1`, [path]);
  return row?.bytes;
}

/** Leaves from an index on, for rebuilding the tree's right edge. */
export async function leavesFrom(sql: Sql, from: number, limit: number): Promise<Uint8Array[]> {
  const rows = await sql<{ entry: Uint8Array }>(
    `select entry from ledger_leaf where idx >= $1 order by idx limit $2`,
    [from, limit],
  );
  return rows.map((r) => r.entry);
}

/** Where an entry of exactly these bytes stands; the first place if it was written twice. */
export async function findLeaf(sql: Sql, entry: Uint8Array): Promise<number | undefined> {
  const [row] = await sql<{ idx: number }>(
    `select idx from ledger_leaf where sha256(entry) = sha256($1) order by idx limit 1`,
    [entry],
  );
  return row && Number(row.idx);
}
