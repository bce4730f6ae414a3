import type { KeyObject } from 'node:crypto';
import type { Sealed } from '@khong-mot-minh/contracts';
import type { Sql } from '../database.ts';
import type { CaseKeys } from './case-keys.ts';
import { type CoveredEnvelope, coverEnvelope, uncoverEnvelope } from './case-wrap.ts';
import { CaseKeyGone } from './holders.ts';

const HOUR_MS = 3_600_000;

/** Whose words lie under a key of their own: those of an act alone, or of an authority's request with its answer. */
export type Worded = { override: string } | { request: string };
type Key = { ref: string; key: KeyObject };
type Covered = Omit<Sealed, 'to'> & { to: CoveredEnvelope[] };

/** Sealed words with each envelope under the key. */
export const wrapSealedText = (key: Key, id: string, sealed: Sealed): Covered => ({
  ...sealed,
  to: sealed.to.map((envelope) => coverEnvelope(key, id, envelope)),
});

/** The words as they were sealed; null where their key is gone. */
export function unwrapSealedText(
  keys: Pick<CaseKeys, 'find'>,
  id: string,
  sealed: Sealed | null,
): Sealed | null {
  const to = sealed?.to.flatMap((envelope) => uncoverEnvelope(keys, id, envelope) ?? []) ?? [];
  return sealed && to.length > 0 ? { ...sealed, to } : null;
}

/** Writes down whose words a key covers; the key is on the disk before. */
export async function insertWordsKey(sql: Sql, ref: string, of: Worded, at: Date): Promise<void> {
  await sql(`insert into words_key (ref, override_id, request_id, made_hour) values ($1, $2, $3, $4)`, [
    ref,
    'override' in of ? of.override : null,
    'request' in of ? of.request : null,
    new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS),
  ]);
}

/** The key over what is sealed in a request; the first time it is made. */
export async function keyOfRequest(sql: Sql, keys: CaseKeys, request: string, at: Date): Promise<Key> {
  const known = await findKeyOfRequest(sql, keys, request);
  if (known) return known;
  const made = await keys.make(at);
  await insertWordsKey(sql, made.ref, { request }, at);
  return made;
}

async function findKeyOfRequest(sql: Sql, keys: CaseKeys, request: string): Promise<Key | undefined> {
  const [known] = await sql<{ ref: string }>(
    `select ref from words_key where request_id = $1 and destroyed_at is null`,
    [request],
  );
  if (!known) return undefined;
  const key = keys.find(known.ref);
  if (typeof key === 'string') throw new CaseKeyGone(`Request ${request}: its key ${known.ref} is ${key}`);
  return { ref: known.ref, key };
}

/** Destroys the words whose case is gone, and those about no case that is kept; gives what they belonged to. */
export async function destroyDueWords(
  sql: Sql,
  due: { at: Date; overBefore: Date; limit: number },
): Promise<string[]> {
  const rows = await sql<{ id: string }>(`select id from destroy_due_words($1, $2, $3)`, [
    due.at,
    due.overBefore,
    due.limit,
  ]);
  return rows.map(({ id }) => id);
}

/** Covers words that were stored before they lay under keys; gives how many, at most `limit` of each kind. */
export async function coverBareWords(sql: Sql, keys: CaseKeys, limit: number, at: Date): Promise<number> {
  const rows = await sql<{
    override_id: string | null;
    request_id: string | null;
    content_id: string;
    sealed: Sealed;
  }>(`select * from bare_words($1)`, [limit]);
  for (const row of rows) {
    const known = row.request_id ? await findKeyOfRequest(sql, keys, row.request_id) : undefined;
    const key = known ?? (await keys.make(at));
    const hour = new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS);
    const covered = JSON.stringify(wrapSealedText(key, row.content_id, row.sealed));
    await sql(`select cover_words($1, $2, $3, $4, $5, $6)`, [
      row.override_id,
      row.request_id,
      row.content_id,
      key.ref,
      hour,
      covered,
    ]);
  }
  return rows.length;
}
