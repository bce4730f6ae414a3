import type { Sql } from '@khong-mot-minh/database';

/** The newest published counts and their day (`2026-11-27`, by the country's time); undefined before the first. */
export async function lastAuthoritySnapshot<Counts>(
  sql: Sql,
): Promise<{ day: string; published: Counts } | undefined> {
  const [row] = await sql<{ day: string; published: Counts }>(
    `select day::text as day, published from authority_snapshot order by authority_snapshot.day desc limit 1`,
  );
  return row;
}

/** Publishes a day's counts; where the day has some already, those stay. */
export async function publishAuthoritySnapshot(
  sql: Sql,
  { day, published, madeAt }: { day: string; published: unknown; madeAt: Date },
): Promise<void> {
  await sql(
    `insert into authority_snapshot (day, published, made_at) values ($1, $2, $3) on conflict (day) do nothing`,
    [day, JSON.stringify(published), madeAt],
  );
}
