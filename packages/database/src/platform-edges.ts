import type { Sql } from './database.ts';

/** Secrets are sealed; an old one signs along until its time is over. */
export type Webhook = {
  url: string;
  events: string[];
  secret: string;
  oldSecret: string | null;
  oldUntil: Date | null;
};

/** Sets where a platform listens; the secret of an earlier one stays. */
export async function putWebhook(
  sql: Sql,
  org: string,
  w: Pick<Webhook, 'url' | 'events' | 'secret'>,
): Promise<void> {
  await sql(
    `insert into webhook (org_id, url, events, secret) values ($1, $2, $3, $4)
     on conflict (org_id) do update set url = excluded.url, events = excluded.events, changed_at = now()`,
    [org, w.url, w.events, w.secret],
  );
}

/** Where a platform listens. */
export async function findWebhook(sql: Sql, org: string): Promise<Webhook | undefined> {
  const [row] = await sql<Webhook>(
    `select url, events, secret, old_secret as "oldSecret", old_until as "oldUntil" from webhook where org_id = $1`,
    [org],
  );
  return row;
}

/** Puts a new secret in place; the one before signs along until `oldUntil`. False where there is no webhook. */
export async function renewWebhookSecret(
  sql: Sql,
  org: string,
  { secret, oldUntil }: { secret: string; oldUntil: Date },
): Promise<boolean> {
  const rows = await sql(
    `update webhook set secret = $2, old_secret = secret, old_until = $3, changed_at = now()
     where org_id = $1 returning org_id`,
    [org, secret, oldUntil],
  );
  return rows.length > 0;
}

/** Nothing is sent there any more; false where nothing was. */
export async function removeWebhook(sql: Sql, org: string): Promise<boolean> {
  return (await sql(`delete from webhook where org_id = $1 returning org_id`, [org])).length > 0;
}

/** `reads`: what of it was sealed, by id, sealed like the body; null where nothing was. */
export type StoredAnswer = { requestHash: string; status: number; body: string; reads: string | null };

/** The answer that an Idempotency-Key got, if it is not older than `since`. */
export async function findAnswer(
  sql: Sql,
  scope: string,
  keyHash: string,
  since: Date,
): Promise<StoredAnswer | undefined> {
  const [row] = await sql<StoredAnswer>(
    `select request_hash as "requestHash", status, body, reads from idempotency
     where scope = $1 and key_hash = $2 and made_at > $3`,
    [scope, keyHash, since],
  );
  return row;
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
    `insert into idempotency (scope, key_hash, request_hash, status, body, reads, made_at)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict (scope, key_hash) do nothing returning scope`,
    [scope, keyHash, answer.requestHash, answer.status, answer.body, answer.reads, at],
  );
  return rows.length > 0;
}

/** Removes answers of requests that nobody repeats any more; gives how many. */
export async function forgetAnswers(sql: Sql, before: Date): Promise<number> {
  const rows = await sql(`delete from idempotency where made_at < $1 returning scope`, [before]);
  return rows.length;
}
