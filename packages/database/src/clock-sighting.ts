import type { Sql } from './database.ts';

/** When the server saw the time last, and what of it is in doubt. */
export type ClockSighting = {
  seenAt: Date;
  /** Nobody saw the clock between these two. */
  gapFrom: Date | null;
  gapTo: Date | null;
  /** By how much the server's clock is before the database's, while that is too much; less than nothing where it is behind. */
  apartMs: number | null;
};

/** What was seen last; nothing before the first look. */
export async function readClockSighting(sql: Sql): Promise<ClockSighting | undefined> {
  const [row] = await sql<ClockSighting>(
    `select seen_at as "seenAt", gap_from as "gapFrom", gap_to as "gapTo", apart_ms as "apartMs" from clock_sighting`,
  );
  return row;
}

/** Writes down what is seen now. */
export async function writeClockSighting(
  sql: Sql,
  { seenAt, gapFrom, gapTo, apartMs }: ClockSighting,
): Promise<void> {
  await sql(
    `insert into clock_sighting (seen_at, gap_from, gap_to, apart_ms) values ($1, $2, $3, $4)
     on conflict (one) do update set seen_at = excluded.seen_at, gap_from = excluded.gap_from, gap_to = excluded.gap_to,
       apart_ms = excluded.apart_ms`,
    [seenAt, gapFrom, gapTo, apartMs],
  );
}
