import type { Sql } from '@khong-mot-minh/database';

/** The number of the last change, and its time in Unix seconds. */
export type ExchangeTime = { seq: number; atS: number };

/**
 * Takes `count` numbers for changes; gives the first of them. The row lock lasts until the commit, so numbers are
 * visible in order. Call it before any other write of the exchange: one order of locks, no deadlock.
 */
export async function takeExchangeNumbers(sql: Sql, count: number, at: Date): Promise<ExchangeTime> {
  const [row] = await sql<{ seq: number; at_s: number }>(
    `update exchange_clock set seq = seq + $1, at_s = greatest(at_s, $2, read_s + 1) returning seq, at_s`,
    [count, Math.floor(at.getTime() / 1000)],
  );
  return { seq: Number(row?.seq) - count + 1, atS: Number(row?.at_s) };
}

/** The same for changes that no feed tells: they leave no second. Gives the first number. */
export async function takeNumbersAlone(sql: Sql, count: number): Promise<number> {
  const [row] = await sql<{ seq: number }>(`update exchange_clock set seq = seq + $1 returning seq`, [count]);
  return Number(row?.seq) - count + 1;
}

/** The last change that anybody committed. */
export async function readExchangeClock(sql: Sql): Promise<ExchangeTime> {
  const [row] = await sql<{ seq: number; at_s: number }>(`select seq, at_s from exchange_clock`);
  return { seq: Number(row?.seq), atS: Number(row?.at_s) };
}

/**
 * The same for a reader whose checkpoint is `nowS`: whatever changes afterwards lies in a later second. While the last
 * change lies behind `nowS`, nothing changes until the commit, so that the reader can move its checkpoint there.
 */
export async function takeCheckpoint(sql: Sql, nowS: number): Promise<ExchangeTime> {
  const [row] = await sql<{ seq: number; at_s: number }>(
    `update exchange_clock set read_s = greatest(read_s, $1) where read_s < $1 or at_s > $1 returning seq, at_s`,
    [nowS],
  );
  return row ? { seq: Number(row.seq), atS: Number(row.at_s) } : readExchangeClock(sql);
}

/** Moves what was taken to a later second. */
export async function moveCheckpoint(sql: Sql, atS: number): Promise<void> {
  await sql(`update exchange_clock set read_s = $1 where read_s < $1`, [atS]);
}
