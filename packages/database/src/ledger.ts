import type { Sql } from './database.ts';

/**
 * An act as it is written down: its bytes, what seals them, its second and what hides that and its number, and the keyed
 * hash of the first thing that it touched.
 */
export type NewLedgerRow = {
  entry: Uint8Array;
  nonce: Uint8Array;
  salt: Uint8Array;
  seconds: number;
  about: Uint8Array | undefined;
};

/** Appends an act in its own transaction; the commit gives it its number. */
export async function appendLedger(
  sql: Sql,
  { entry, nonce, salt, seconds, about }: NewLedgerRow,
): Promise<void> {
  await sql(`insert into ledger_outbox (entry, nonce, salt, seconds, about) values ($1, $2, $3, $4, $5)`, [
    entry,
    nonce,
    salt,
    seconds,
    about ?? null,
  ]);
}

/** The same for what is published as it is and at once. */
export async function appendOpenLedger(sql: Sql, entry: Uint8Array): Promise<void> {
  await sql(`insert into ledger_outbox (entry, open) values ($1, true)`, [entry]);
}

/** All that an act's leaf is made of; one from before places were hidden has neither salt nor seconds. */
export type WholeAct = {
  number: number;
  entry: Uint8Array;
  nonce: Uint8Array;
  salt: Uint8Array | null;
  seconds: number | null;
};

const wholeAct = ({ number, entry, nonce, salt, seconds }: WholeAct): WholeAct => ({
  number: Number(number),
  entry,
  nonce,
  salt,
  seconds: seconds === null ? null : Number(seconds),
});

/** An act that waits for its batch. */
export type WaitingAct = WholeAct & { id: number };

/** The acts after this number, in the order of their commits. */
export async function waitingActs(sql: Sql, after: number, limit: number): Promise<WaitingAct[]> {
  const rows = await sql<WaitingAct>(
    `select id, number, entry, nonce, salt, seconds from ledger_outbox where number > $1 order by number limit $2`,
    [after, limit],
  );
  return rows.map((row) => ({ ...wholeAct(row), id: Number(row.id) }));
}

/** How many acts wait after this number. */
export async function countWaitingActs(sql: Sql, after: number): Promise<number> {
  const [row] = await sql<{ count: number }>(
    `select count(*)::int as count from ledger_outbox where number > $1`,
    [after],
  );
  return row?.count ?? 0;
}

/** The public entries that no leaf holds yet. */
export async function waitingOpen(sql: Sql): Promise<{ id: number; entry: Uint8Array }[]> {
  const rows = await sql<{ id: number; entry: Uint8Array }>(
    `select id, entry from ledger_outbox o
     where open and not exists (select 1 from ledger_place p where p.id = o.id) order by id limit 1000`,
  );
  return rows.map((row) => ({ ...row, id: Number(row.id) }));
}

/** `at` in seconds since 1970; `lastNumber` is the newest act that is published. */
export type BatchRow = { batch: number; at: number; every: number; size: number; lastNumber: number };

/** The last batch, or undefined before the first. */
export async function lastBatch(sql: Sql): Promise<BatchRow | undefined> {
  const [row] = await sql<{ batch: number; at: Date; every: number; size: number; last_number: number }>(
    `select batch, at, every, size, last_number from ledger_batch order by batch desc limit 1`,
  );
  return (
    row && {
      batch: Number(row.batch),
      at: row.at.getTime() / 1000,
      every: row.every,
      size: row.size,
      lastNumber: Number(row.last_number),
    }
  );
}

/** Leaves in their order; `id` names the row of the outbox that a leaf publishes. */
export type NewCheckpoint = {
  firstIndex: number;
  leaves: readonly { id?: number; bytes: Uint8Array }[];
  tiles: readonly { path: string; bytes: Uint8Array }[];
  batch?: BatchRow | undefined;
  note: string;
};

/** Commits leaves, where the rows of the outbox stand among them, tiles and checkpoint together. */
export async function commitCheckpoint(sql: Sql, c: NewCheckpoint): Promise<void> {
  await sql(
    `insert into ledger_leaf (idx, entry)
     select $1::bigint + i - 1, decode(e, 'hex') from unnest($2::text[]) with ordinality as t(e, i)`,
    [c.firstIndex, c.leaves.map(({ bytes }) => Buffer.from(bytes).toString('hex'))],
  );
  const places = c.leaves.flatMap(({ id }, i) => (id === undefined ? [] : [{ id, idx: c.firstIndex + i }]));
  await sql(`insert into ledger_place (id, idx) select * from unnest($1::bigint[], $2::bigint[])`, [
    places.map(({ id }) => id),
    places.map(({ idx }) => idx),
  ]);
  for (const { path, bytes } of c.tiles)
    await sql(`insert into ledger_tile (path, bytes) values ($1, $2) on conflict (path) do nothing`, [
      path,
      bytes,
    ]);
  if (c.batch)
    await sql(
      `insert into ledger_batch (batch, at, every, size, last_number) values ($1, to_timestamp($2), $3, $4, $5)`,
      [c.batch.batch, c.batch.at, c.batch.every, c.batch.size, c.batch.lastNumber],
    );
  await sql(`insert into ledger_checkpoint (size, note) values ($1, $2)`, [
    c.firstIndex + c.leaves.length,
    c.note,
  ]);
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

/** Where a leaf of exactly these bytes stands; the first place if it was written twice. */
export async function findLeaf(sql: Sql, leaf: Uint8Array): Promise<number | undefined> {
  const [row] = await sql<{ idx: number }>(
    `select idx from ledger_leaf where sha256(entry) = sha256($1) order by idx limit 1`,
    [leaf],
  );
  return row && Number(row.idx);
}

/**
 * An act with what opens its leaf to its parties: the hash of its place, or its number where it is from before places
 * were hidden. `index` once it is published.
 */
export type OpenedAct = { entry: Uint8Array; nonce: Uint8Array; index: number | undefined } & (
  | { place: Uint8Array }
  | { number: number }
);

type OpenedRow = {
  number: number | null;
  place: Uint8Array | null;
  entry: Uint8Array;
  nonce: Uint8Array;
  idx: number | null;
};
const openedAct = ({ number, place, entry, nonce, idx }: OpenedRow): OpenedAct => ({
  entry,
  nonce,
  index: idx === null ? undefined : Number(idx),
  ...(place ? { place } : { number: Number(number) }),
});

/** The acts about one thing by its keyed hash, oldest first, for whoever was shown that thing. */
export async function actsAbout(sql: Sql, about: Uint8Array): Promise<OpenedAct[]> {
  const rows = await sql<OpenedRow>(`select number, place, entry, nonce, idx from ledger_rows_about($1)`, [
    about,
  ]);
  return rows.map(openedAct);
}

/** The acts that stand in these leaves, for an auditor. */
export async function actsInLeaves(
  sql: Sql,
  from: number,
  limit: number,
): Promise<(WholeAct & { index: number })[]> {
  const rows = await sql<WholeAct & { idx: number }>(
    `select o.number, o.entry, o.nonce, o.salt, o.seconds, p.idx
     from ledger_place p join ledger_outbox o on o.id = p.id
     where p.idx >= $1 and p.idx < $1::bigint + $2 and not o.open order by p.idx`,
    [from, limit],
  );
  return rows.map((row) => ({ ...wholeAct(row), index: Number(row.idx) }));
}
