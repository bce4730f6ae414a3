import type { Sql } from './database.ts';

export type Webhook = { url: string; events: string[]; secret: string };

export async function putWebhook(sql: Sql, org: string, w: Webhook): Promise<void> {
  await sql(
    `insert into webhook (org_id, url, events, secret) values ($1, $2, $3, $4)
     on conflict (org_id) do update set url = excluded.url, events = excluded.events, changed_at = now()`,
    [org, w.url, w.events, w.secret],
  );
}

export async function findWebhook(sql: Sql, org: string): Promise<Webhook | undefined> {
  const [row] = await sql<Webhook>(`select url, events, secret from webhook where org_id = $1`, [org]);
  return row;
}

export type StoredAnswer = { requestHash: string; status: number; body: string };

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

/** Keeps an answer, in place of one from before `since`; false when a younger one is there already. */
export async function saveAnswer(
  sql: Sql,
  scope: string,
  keyHash: string,
  answer: StoredAnswer,
  { at, since }: { at: Date; since: Date },
): Promise<boolean> {
  const rows = await sql(
    `insert into idempotency (scope, key_hash, request_hash, status, body, made_at) values ($1, $2, $3, $4, $5, $6)
     on conflict (scope, key_hash) do update set request_hash = excluded.request_hash, status = excluded.status,
       body = excluded.body, made_at = excluded.made_at where idempotency.made_at <= $7
     returning scope`,
    [scope, keyHash, answer.requestHash, answer.status, answer.body, at, since],
  );
  return rows.length > 0;
}

export async function forgetAnswers(sql: Sql, scope: string, before: Date): Promise<void> {
  await sql(`delete from idempotency where scope = $1 and made_at < $2`, [scope, before]);
}
