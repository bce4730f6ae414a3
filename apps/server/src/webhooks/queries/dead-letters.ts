import { DEAD_LETTERS, type Sql } from '@khong-mot-minh/database';

/** A job that was tried for as long as its queue allows; `data` is as it was enqueued. */
export type DeadLetter = { id: string; data: unknown; failedAt: Date };

/** What a queue gave up of one organisation, newest first; run as `kmm_jobs`. */
export async function listDeadLetters(
  sql: Sql,
  queue: string,
  org: string,
  { limit, after }: { limit: number; after?: { at: Date; id: string } | undefined },
): Promise<DeadLetter[]> {
  const rows = await sql<{ id: string; data: unknown; failed_at: Date }>(
    // The cursor knows milliseconds only, so they alone order.
    `select id, data, date_trunc('milliseconds', created_on) as failed_at from jobs.job
     where name = $1 and state = 'created' and source_name = $2 and data->>'org' = $3
       and ($4::timestamptz is null or (date_trunc('milliseconds', created_on), id) < ($4, $5::uuid))
     order by failed_at desc, id desc limit $6`,
    [DEAD_LETTERS, queue, org, after?.at ?? null, after?.id ?? null, limit],
  );
  return rows.map(({ id, data, failed_at }) => ({ id, data, failedAt: failed_at }));
}
