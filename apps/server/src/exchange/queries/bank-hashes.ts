import type { HashKind, HashSource, HashState } from '@khong-mot-minh/contracts';
import type { Sql } from '@khong-mot-minh/database';
import { drawNumber } from '../draw-number.ts';
import { takeExchangeNumbers, takeNumbersAlone } from './exchange-clock.ts';

export type NewBankHash = {
  id: string;
  bank: string;
  /** The bank's owner. */
  org: string;
  hashKey: string;
  sealed: Uint8Array;
  kind: HashKind;
  quality: number | null;
  source: HashSource;
  byOrg: string | null;
  takeDown: string | null;
  expiresAt: Date;
};

type StoredHash = { id: string; state: HashState };

const DRAWS = 5;

/** Adds proposals; one that its submitter has in this bank already keeps its id. Gives ids and states in order. */
export async function insertBankHashes(
  sql: Sql,
  hashes: readonly NewBankHash[],
  at: Date,
  draw: () => number = drawNumber,
): Promise<StoredHash[]> {
  const first = await takeNumbersAlone(sql, hashes.length);
  const stored: StoredHash[] = [];
  for (const [i, hash] of hashes.entries()) {
    let row: StoredHash | undefined;
    // Now and then a number is drawn that another hash has; another is drawn.
    for (let draws = 0; !row && draws < DRAWS; draws++)
      row =
        (await insertBankHash(sql, hash, { number: draw(), seq: first + i, at })) ??
        (await proposeAgain(sql, hash, at));
    if (!row) throw new Error(`Hash for bank ${hash.bank} was neither added nor found`);
    stored.push(row);
  }
  return stored;
}

/** No feed tells a proposal, so its second is that of `at`: of a take-down the hour, where the clock knows the second. */
async function insertBankHash(
  sql: Sql,
  h: NewBankHash,
  { number, seq, at }: { number: number; seq: number; at: Date },
): Promise<StoredHash | undefined> {
  const [row] = await sql<StoredHash>(
    `insert into bank_hash (id, number, bank_id, org_id, hash_key, sealed, kind, quality, source, by_org, take_down,
       state, added_at, expires_at, seq, changed_s)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'proposed', $12, $13, $14, $15)
     on conflict do nothing returning id, state`,
    [
      h.id,
      number,
      h.bank,
      h.org,
      h.hashKey,
      h.sealed,
      h.kind,
      h.quality,
      h.source,
      h.byOrg,
      h.takeDown,
      at,
      h.expiresAt,
      seq,
      Math.floor(at.getTime() / 1000),
    ],
  );
  return row;
}

/** What its submitter had taken back may be proposed again; anything else stays as it is. */
async function proposeAgain(
  sql: Sql,
  { bank, byOrg, hashKey, sealed, expiresAt }: NewBankHash,
  at: Date,
): Promise<StoredHash | undefined> {
  const [kept] = await sql<StoredHash>(
    `select id, state from bank_hash where bank_id = $1 and by_org = $2 and hash_key = $3`,
    [bank, byOrg, hashKey],
  );
  if (kept?.state !== 'withdrawn' && kept?.state !== 'expired') return kept;
  const { seq, atS } = await takeExchangeNumbers(sql, 1, at);
  const [again] = await sql<StoredHash>(
    `update bank_hash set state = 'proposed', sealed = $2, expires_at = $3, seq = $4, changed_s = $5
     where id = $1 returning id, state`,
    [kept.id, sealed, expiresAt, seq, atS],
  );
  return again;
}

export type BankHashRow = {
  id: string;
  number: number;
  bank: string;
  org: string;
  hashKey: string;
  sealed: Uint8Array | null;
  kind: HashKind;
  quality: number | null;
  source: HashSource;
  state: HashState;
  byOrg: string | null;
  takeDown: string | null;
  addedAt: Date;
  expiresAt: Date;
  reviewedAt: Date | null;
  seq: number;
  sharedBefore: boolean;
};

const columns = `id, number, bank_id as bank, org_id as org, hash_key as "hashKey", sealed, kind, quality, source, state,
  by_org as "byOrg", take_down as "takeDown", added_at as "addedAt", expires_at as "expiresAt",
  reviewed_at as "reviewedAt", seq, shared_at is not null as "sharedBefore"`;

/** What changed after a number, in order: how a process keeps its index current. */
export async function bankHashesAfter(sql: Sql, seq: number, limit: number): Promise<BankHashRow[]> {
  return sql<BankHashRow>(`select ${columns} from bank_hash where seq > $1 order by seq limit $2`, [
    seq,
    limit,
  ]);
}

/** A page of a bank in the order of changes, for its desk. */
export async function listBankHashes(
  sql: Sql,
  bank: string,
  { state, after, limit }: { state?: HashState | undefined; after: number; limit: number },
): Promise<BankHashRow[]> {
  const rows = await sql<BankHashRow>(
    `select ${columns} from bank_hash where bank_id = $1 and ($2::text is null or state = $2) and seq > $3
     order by seq limit $4`,
    [bank, state ?? null, after, limit],
  );
  return rows;
}

/** Those of these ids that the asking transaction may see. */
export async function findBankHashes(sql: Sql, ids: readonly string[]): Promise<BankHashRow[]> {
  const rows = await sql<BankHashRow>(
    `select ${columns} from bank_hash where id = any($1::uuid[]) order by seq`,
    [ids],
  );
  return rows;
}

/** Every row of one hash that the asking transaction may see. */
export async function findHashesByKey(sql: Sql, hashKey: string): Promise<BankHashRow[]> {
  const rows = await sql<BankHashRow>(`select ${columns} from bank_hash where hash_key = $1 order by seq`, [
    hashKey,
  ]);
  return rows;
}

/** The row of a descriptor's number, if the asking transaction may see it. */
export async function findHashByNumber(sql: Sql, number: number): Promise<BankHashRow | undefined> {
  const [row] = await sql<BankHashRow>(`select ${columns} from bank_hash where number = $1`, [number]);
  return row;
}

/** The hashes of a take-down, as far as the asking transaction may see them. */
export async function hashesOfTakeDowns(sql: Sql, takeDowns: readonly string[]): Promise<BankHashRow[]> {
  const rows = await sql<BankHashRow>(
    `select ${columns} from bank_hash where take_down = any($1::uuid[]) order by seq`,
    [takeDowns],
  );
  return rows;
}

/** How many submitters have each of these hashes in its bank and have not taken it back. */
export async function countClaims(sql: Sql, hashKeys: readonly string[]): Promise<Map<string, number>> {
  const rows = await sql<{ bank_id: string; hash_key: string; claims: number }>(
    `select bank_id, hash_key, count(*)::int as claims from bank_hash
     where hash_key = any($1) and state in ('proposed', 'shared') group by bank_id, hash_key`,
    [hashKeys],
  );
  return new Map(rows.map((row) => [`${row.bank_id}/${row.hash_key}`, row.claims]));
}

/** Closes the time in which a hash is shared; nothing where it is over already. */
const endedAt = (second: string): string =>
  `live_s = live_s * int8multirange(int8range(null, ${second}::bigint))`;

export type Reviewing = { bank: string; ids: readonly string[]; by: string; at: Date };

/** Shares what is proposed or was refused, with an end date that has not come; gives what changed. */
export async function shareBankHashes(sql: Sql, { bank, ids, by, at }: Reviewing): Promise<string[]> {
  const clock = await takeExchangeNumbers(sql, ids.length, at);
  const rows = await sql<{ id: string }>(
    `update bank_hash h set state = 'shared', refused_why = null, reviewed_by = $3, reviewed_at = $4,
       shared_at = coalesce(shared_at, $4), live_s = live_s + int8multirange(int8range($6::bigint, null)),
       shared_seq = $5::bigint + array_position($2::uuid[], h.id) - 1,
       seq = $5::bigint + array_position($2::uuid[], h.id) - 1, changed_s = $6
     where bank_id = $1 and id = any($2::uuid[]) and state in ('proposed', 'refused') and expires_at > $4
       and sealed is not null
     returning id`,
    [bank, ids, by, at, clock.seq, clock.atS],
  );
  return rows.map(({ id }) => id);
}

/** Refuses what is proposed, and ends what was shared by mistake; gives what changed. */
export async function refuseBankHashes(
  sql: Sql,
  { bank, ids, by, at }: Reviewing,
  why: string,
): Promise<string[]> {
  const clock = await takeExchangeNumbers(sql, ids.length, at);
  const rows = await sql<{ id: string }>(
    `update bank_hash h set state = 'refused', refused_why = $7, reviewed_by = $3, reviewed_at = $4,
       seq = $5::bigint + array_position($2::uuid[], h.id) - 1, changed_s = $6, ${endedAt('$6')}
     where bank_id = $1 and id = any($2::uuid[]) and state in ('proposed', 'shared') returning id`,
    [bank, ids, by, at, clock.seq, clock.atS, why],
  );
  return rows.map(({ id }) => id);
}

/**
 * Takes hashes back; one that nobody else was given loses its value at once, and keeps no second at which that was.
 * Gives what changed.
 */
export async function withdrawBankHashes(
  sql: Sql,
  ids: readonly string[],
  at: Date,
): Promise<{ id: string; bank: string; wasShared: boolean }[]> {
  const clock = await takeExchangeNumbers(sql, ids.length, at);
  const rows = await sql<{ id: string; bank_id: string; shared_at: Date | null }>(
    `update bank_hash h set state = 'withdrawn', sealed = case when shared_at is null then null else sealed end,
       seq = $2::bigint + array_position($1::uuid[], h.id) - 1,
       changed_s = case when shared_at is null then changed_s else $3 end, ${endedAt('$3')}
     where id = any($1::uuid[]) and state <> 'withdrawn' returning id, bank_id, shared_at`,
    [ids, clock.seq, clock.atS],
  );
  return rows.map((row) => ({ id: row.id, bank: row.bank_id, wasShared: row.shared_at !== null }));
}

/** Ends what has come to its last day; gives how many. */
export async function expireBankHashes(sql: Sql, now: Date, limit: number): Promise<number> {
  const due = await sql<{ id: string }>(
    `select id from bank_hash where state in ('proposed', 'shared') and expires_at <= $1 limit $2`,
    [now, limit],
  );
  if (due.length === 0) return 0;
  const clock = await takeExchangeNumbers(sql, due.length, now);
  const rows = await sql(
    `update bank_hash h set state = 'expired', sealed = case when shared_at is null then null else sealed end,
       seq = $2::bigint + array_position($1::uuid[], h.id) - 1, changed_s = $3, ${endedAt('$3')}
     where id = any($1::uuid[]) and state in ('proposed', 'shared') returning id`,
    [due.map(({ id }) => id), clock.seq, clock.atS],
  );
  return rows.length;
}

/** Forgets the value of what ended before `before`: readers fetch everything anew when they were away that long. */
export async function forgetEndedHashes(sql: Sql, before: Date): Promise<number> {
  const rows = await sql<{ id: string }>(
    `update bank_hash set sealed = null
     where state in ('withdrawn', 'expired', 'refused') and sealed is not null and changed_s < $1 returning id`,
    [Math.floor(before.getTime() / 1000)],
  );
  const ids = rows.map(({ id }) => id);
  await sql(`delete from hash_given where hash_id = any($1::uuid[])`, [ids]);
  await sql(`delete from hash_answer where hash_id = any($1::uuid[])`, [ids]);
  return rows.length;
}
