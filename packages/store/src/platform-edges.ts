import type { Sql } from './database.ts';

export type Webhook = { url: string; events: string[]; secret: string };

/** Sets where a platform listens; the secret of an earlier one stays. */
export async function putWebhook(sql: Sql, org: string, w: Webhook): Promise<void> {
  await sql(
    `insert into webhook (org_id, url, events, secret) values ($1, $2, $3, $4)
     on conflict (org_id) do update set url = excluded.url, events = excluded.events, changed_at = now()`,
    [org, w.url, w.events, w.secret],
  );
}

/** Where a platform listens; the secret comes sealed. */
export async function findWebhook(sql: Sql, org: string): Promise<Webhook | undefined> {
  const [row] = await sql<Webhook>(`select url, events, secret from webhook where org_id = $1`, [org]);
  return row;
}

export type StoredAnswer = { requestHash: string; status: number; body: string };

/** The answer that an Idempotency-Key got, if it is not older than `since`. */
export async function findAnswer(
  sql: Sql,
  scope: string,
  keyHash: string,
  since: Date,
): Promise<StoredAnswer | undefined> {
  const [row] = await sql<{ request_hash: string; status: number; body: string }>(
    `select request_hash, status, body from idempotency where scope = $1 and key_hash = $2 and made_at > $3`,
    [scope, keyHash, since],
  );
  return row && { requestHash: row.request_hash, status: row.status, body: row.body };
}

/** Keeps an answer and forgets those from before `since`; false when one is kept under that key already. */
export async function saveAnswer(
  sql: Sql,
  scope: string,
  keyHash: string,
  answer: StoredAnswer,
  { at, since }: { at: Date; since: Date },
): Promise<boolean> {
  // `skip locked`: two requests that clear at the same moment do not wait for each other.
  await sql(
    `delete from idempotency where (scope, key_hash) in (
       select scope, key_hash from idempotency where scope = $1 and made_at <= $2 limit 100 for update skip locked)`,
    [scope, since],
  );
  const rows = await sql(
    `insert into idempotency (scope, key_hash, request_hash, status, body, made_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (scope, key_hash) do nothing returning scope`,
    [scope, keyHash, answer.requestHash, answer.status, answer.body, at],
  );
  return rows.length > 0;
}

/** Removes answers of requests that nobody repeats any more; gives how many. */
export async function forgetAnswers(sql: Sql, before: Date): Promise<number> {
  const rows = await sql(`delete from idempotency where made_at < $1 returning scope`, [before]);
  return rows.length;
}
