import type { HashFeedbackValue, HashSource, HashState, Localised } from '@khong-mot-minh/contracts';
import { inOrder, type Sql } from '@khong-mot-minh/database';

/** Where the client of a key stands: changes from `startS` (Unix seconds, inclusive) on, after number `after`. */
export type HashFeedCursor = {
  key: string;
  startS: number;
  stopS?: number | undefined;
  after: number;
  /** The last number when the reader began this fetch: what ended since then is told in any case. */
  begunAt: number;
  /** The last number of this page's moment: what changes while it is read comes with the next. */
  upTo: number;
};

export type FeedRow = {
  id: string;
  number: number;
  bank: string;
  hashKey: string;
  sealed: Uint8Array;
  state: HashState;
  source: HashSource;
  takeDown: string | null;
  addedAt: Date;
  byOrg: string | null;
};
export type FeedChange = { bank: string; hashKey: string; seq: number; changedS: number };

/**
 * Hashes that changed, by feedback too, in the order of the changes. Of one that ended a key is told that was given it,
 * whatever start time its client names; and of its clients one that holds it: its checkpoint lies where the hash was
 * shared, or it has passed that number in this fetch. So nobody learns a hash from its withdrawal.
 */
export async function feedChanges(
  sql: Sql,
  banks: readonly string[],
  { key, startS, stopS, after, begunAt, upTo }: HashFeedCursor,
  limit: number,
): Promise<FeedChange[]> {
  const rows = await sql<{ bank_id: string; hash_key: string; seq: number; changed_s: number }>(
    `select bank_id, hash_key, seq, changed_s from (
       select h.bank_id, h.hash_key, h.seq, h.changed_s from bank_hash h
       where h.bank_id = any($1::uuid[]) and h.seq > $2 and h.seq <= $8 and h.changed_s >= $3
         and ($4::bigint is null or h.changed_s < $4)
         and h.shared_at is not null and h.sealed is not null
         and (h.state = 'shared'
           or ((h.live_s @> $3::bigint or (h.seq > $5 and h.shared_seq <= $2))
             and exists (select 1 from hash_given g where g.hash_id = h.id and g.key_id = $7)))
       union all
       select f.bank_id, h.hash_key, f.seq, f.changed_s from hash_feedback f join bank_hash h on h.id = f.hash_id
       where f.bank_id = any($1::uuid[]) and f.seq > $2 and f.seq <= $8 and f.changed_s >= $3
         and ($4::bigint is null or f.changed_s < $4) and h.state = 'shared'
     ) changed order by seq limit $6`,
    [banks, after, startS, stopS ?? null, begunAt, limit, key, upTo],
  );
  return rows.map((row) => ({
    bank: row.bank_id,
    hashKey: row.hash_key,
    seq: row.seq,
    changedS: row.changed_s,
  }));
}

/** The last second after `atS` in which something changed that a key is told, or that it was given; 0 where nothing did. */
export async function lastKnownChange(
  sql: Sql,
  key: string,
  banks: readonly string[],
  atS: number,
): Promise<number> {
  const [row] = await sql<{ last_s: number }>(
    `select coalesce(max(changed_s), 0) as last_s from (
       select h.changed_s from bank_hash h
       where h.bank_id = any($1::uuid[]) and h.changed_s > $2 and h.shared_at is not null
         and (h.state = 'shared' or exists (select 1 from hash_given g where g.hash_id = h.id and g.key_id = $3))
       union all
       select f.changed_s from hash_feedback f join bank_hash h on h.id = f.hash_id
       where f.bank_id = any($1::uuid[]) and f.changed_s > $2 and h.state = 'shared'
     ) known`,
    [banks, atS, key],
  );
  return Number(row?.last_s);
}

/** Every submitter's row of these hashes that is shared in these banks or was given to the key: one record's parts, in
 * the order in which readers came to know them. */
export async function feedRows(
  sql: Sql,
  key: string,
  banks: readonly string[],
  hashKeys: readonly string[],
): Promise<FeedRow[]> {
  const rows = await sql<{
    id: string;
    number: number;
    bank_id: string;
    hash_key: string;
    sealed: Uint8Array;
    state: HashState;
    source: HashSource;
    take_down: string | null;
    added_at: Date;
    by_org: string | null;
  }>(
    `select id, number, bank_id, hash_key, sealed, state, source, take_down, added_at, by_org from bank_hash h
     where bank_id = any($1::uuid[]) and hash_key = any($2) and shared_at is not null and sealed is not null
       and (state = 'shared' or exists (select 1 from hash_given g where g.hash_id = h.id and g.key_id = $3))
     order by shared_at, id`,
    [banks, hashKeys, key],
  );
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    bank: row.bank_id,
    hashKey: row.hash_key,
    sealed: row.sealed,
    state: row.state,
    source: row.source,
    takeDown: row.take_down,
    addedAt: row.added_at,
    byOrg: row.by_org,
  }));
}

/** Notes that a key is given these hashes, in the transaction that answers. */
export async function noteGivenHashes(
  sql: Sql,
  org: string,
  key: string,
  hashes: readonly string[],
): Promise<void> {
  await sql(
    `insert into hash_given (key_id, hash_id, org_id)
     select $1, id, $2 from unnest($3::uuid[]) id on conflict do nothing`,
    [key, org, hashes],
  );
}

export type FeedbackRow = {
  hash: string;
  bank: string;
  by: string;
  name: Localised;
  value: HashFeedbackValue;
};

/** What members have said of these hashes. */
export async function feedbackOf(sql: Sql, hashes: readonly string[]): Promise<FeedbackRow[]> {
  const rows = await sql<{
    hash_id: string;
    bank_id: string;
    by_org: string;
    name: Localised;
    value: HashFeedbackValue;
  }>(
    `select f.hash_id, f.bank_id, f.by_org, o.name, f.value
     from hash_feedback f join organisation o on o.id = f.by_org
     where f.hash_id = any($1::uuid[]) order by f.seq`,
    [hashes],
  );
  return rows.map((row) => ({
    hash: row.hash_id,
    bank: row.bank_id,
    by: row.by_org,
    name: inOrder(row.name),
    value: row.value,
  }));
}
