import type { Sql } from '@khong-mot-minh/database';

/** Ids of some batches, packed by the engine. */
export type EventIdPage = { lastBatch: number; newestAt: Date; bytes: Uint8Array };

/** Keeps a page; one that is kept already stays as it is. */
export async function insertEventIdPage(
  sql: Sql,
  org: string,
  { lastBatch, newestAt, bytes }: EventIdPage,
): Promise<void> {
  await sql(
    `insert into event_id_page (org_id, last_batch, newest_at, bytes) values ($1, $2, $3, $4)
     on conflict (org_id, last_batch) do nothing`,
    [org, lastBatch, newestAt, bytes],
  );
}

/** Pages behind a batch, oldest first: up to the checkpoint's batch, and not older than what is remembered. */
export async function readEventIdPages(
  sql: Sql,
  org: string,
  { after, upTo, since, limit }: { after: number; upTo: number; since: Date; limit: number },
): Promise<EventIdPage[]> {
  const rows = await sql<{ last_batch: number; newest_at: Date; bytes: Uint8Array }>(
    `select last_batch, newest_at, bytes from event_id_page
     where org_id = $1 and last_batch > $2 and last_batch <= $3 and newest_at >= $4 order by last_batch limit $5`,
    [org, after, upTo, since, limit],
  );
  return rows.map(({ last_batch, newest_at, bytes }) => ({
    lastBatch: Number(last_batch),
    newestAt: newest_at,
    bytes,
  }));
}

/** Removes at most `limit` pages: those that are too old, and those behind the checkpoint, which never came to its end. */
export async function dropEventIdPages(
  sql: Sql,
  org: string,
  { before, limit }: { before: Date; limit: number },
): Promise<number> {
  const rows = await sql(
    `delete from event_id_page where org_id = $1 and last_batch in (
       select last_batch from event_id_page where org_id = $1 and (newest_at < $2
         or last_batch > coalesce((select batch from state_checkpoint where org_id = $1), 0))
       limit $3)
     returning 1`,
    [org, before, limit],
  );
  return rows.length;
}
