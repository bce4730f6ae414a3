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

/** The last change that anybody committed. */
export async function readExchangeClock(sql: Sql): Promise<ExchangeTime> {
  const [row] = await sql<{ seq: number; at_s: number }>(`select seq, at_s from exchange_clock`);
  return { seq: Number(row?.seq), atS: Number(row?.at_s) };
}

/** The same for a reader who takes its time for a checkpoint: whatever changes afterwards lies in a later second. */
export async function takeCheckpoint(sql: Sql): Promise<ExchangeTime> {
  const [row] = await sql<{ seq: number; at_s: number }>(
    `update exchange_clock set read_s = at_s where read_s < at_s returning seq, at_s`,
  );
  return row ? { seq: Number(row.seq), atS: Number(row.at_s) } : readExchangeClock(sql);
}
