import type { AgePath, Envelope, SealedContent, TakeDownBy } from '@khong-mot-minh/contracts';
import type { Sql } from '../database.ts';
import { PLACE_OPENER } from './place-opener.ts';

export type NewTakeDown = {
  id: string;
  bank: string;
  org: string;
  locator: string;
  verifierMac: Uint8Array;
  agePath: AgePath;
  /** Sealed to the team that works on it. */
  place: SealedContent | null;
  receivedHour: Date;
};

/** Adds a take-down; the transaction names its locator. */
export async function insertTakeDown(sql: Sql, t: NewTakeDown): Promise<void> {
  await sql(
    `insert into take_down (id, bank_id, org_id, locator, verifier_mac, age_path, by_place, content_id, sealed, status,
       received_hour)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'received', $10)`,
    [
      t.id,
      t.bank,
      t.org,
      t.locator,
      t.verifierMac,
      t.agePath,
      t.place !== null,
      t.place?.id ?? null,
      t.place && JSON.stringify(t.place.sealed),
      t.receivedHour,
    ],
  );
}

export type TakeDownRecord = {
  id: string;
  bank: string;
  org: string;
  verifierMac: Uint8Array;
  agePath: AgePath;
  /** Gone once it was taken back, or its time is over. */
  place: SealedContent | null;
  byPlace: boolean;
  status: 'received' | 'passed-on' | 'removed' | 'not-possible';
  receivedHour: Date;
  withdrawn: boolean;
};

type Row = {
  id: string;
  bank_id: string;
  org_id: string;
  verifier_mac: Uint8Array;
  age_path: AgePath;
  content_id: string | null;
  sealed: SealedContent['sealed'] | null;
  by_place: boolean;
  status: TakeDownRecord['status'];
  received_hour: Date;
  withdrawn_hour: Date | null;
};

const fromRow = (row: Row): TakeDownRecord => ({
  id: row.id,
  bank: row.bank_id,
  org: row.org_id,
  verifierMac: row.verifier_mac,
  agePath: row.age_path,
  place: row.content_id && row.sealed ? { id: row.content_id, sealed: row.sealed } : null,
  byPlace: row.by_place,
  status: row.status,
  receivedHour: row.received_hour,
  withdrawn: row.withdrawn_hour !== null,
});

/** The take-down of a locator, which the transaction must name. */
export async function findTakeDownByLocator(sql: Sql, locator: string): Promise<TakeDownRecord | undefined> {
  const [row] = await sql<Row>(`select * from take_down where locator = $1 for update`, [locator]);
  return row && fromRow(row);
}

/** A take-down that the asking desk may see. */
export async function findTakeDown(sql: Sql, id: string): Promise<TakeDownRecord | undefined> {
  const [row] = await sql<Row>(`select * from take_down where id = $1`, [id]);
  return row && fromRow(row);
}

/** Newest first; `before` is the last of the page before. */
export async function listTakeDowns(
  sql: Sql,
  { before, limit, by }: { before?: { hour: Date; id: string } | undefined; limit: number; by?: TakeDownBy },
): Promise<TakeDownRecord[]> {
  const rows = await sql<Row>(
    `select * from take_down
     where ($1::timestamptz is null or (received_hour, id) < ($1, $2::uuid)) and ($4::boolean is null or by_place = $4)
     order by received_hour desc, id desc limit $3`,
    [before?.hour ?? null, before?.id ?? null, limit, by === undefined ? null : by === 'place'],
  );
  return rows.map(fromRow);
}

/** Marks it as taken back, and forgets the place. */
export async function markTakeDownWithdrawn(sql: Sql, id: string, hour: Date): Promise<void> {
  await sql(
    `update take_down set withdrawn_hour = $2, place = null, content_id = null, sealed = null
     where id = $1 and withdrawn_hour is null`,
    [id, hour],
  );
}

/** Notes what became of a place; false when it was taken back or is another desk's. */
export async function answerTakeDown(
  sql: Sql,
  id: string,
  status: 'passed-on' | 'removed' | 'not-possible',
  { by, hour }: { by: string; hour: Date },
): Promise<boolean> {
  const rows = await sql(
    `update take_down set status = $2, answered_by = $3, moved_hour = $4 where id = $1 and by_place and withdrawn_hour is null
     returning id`,
    [id, status, by, hour],
  );
  return rows.length > 0;
}

/** A place that lies under the server's secret still, and the key that it is to be sealed to. */
export type UnsealedPlace = { id: string; place: string; keyId: string; publicKey: string };

/** Such places whose bank has a team, in order of their ids; run as the system. */
export const listUnsealedPlaces = (sql: Sql, after: string | null, limit: number): Promise<UnsealedPlace[]> =>
  sql<UnsealedPlace>(
    `select d.id, d.place, o.key_id as "keyId", o.public_key as "publicKey"
     from take_down d join bank b on b.id = d.bank_id
       join ${PLACE_OPENER} o on true
     where d.place is not null and ($1::uuid is null or d.id > $1) order by d.id limit $2`,
    [after, limit],
  );

/** Puts a sealed place where the one under the server's secret was; run as the system. */
export async function sealPlace(
  sql: Sql,
  id: string,
  { id: contentId, sealed }: SealedContent,
): Promise<void> {
  await sql(
    `update take_down set place = null, content_id = $2, sealed = $3 where id = $1 and place is not null`,
    [id, contentId, JSON.stringify(sealed)],
  );
}

/** Places of an organisation that lie under keys that ended: the oldest ones, and how many there are. */
export async function placesToRewrap(
  sql: Sql,
  org: string,
  keyIds: readonly string[],
  limit: number,
): Promise<{ left: number; places: (SealedContent & { takeDown: string })[] }> {
  const rows = await sql<{
    id: string;
    content_id: string;
    sealed: SealedContent['sealed'];
    left: number;
  }>(
    `select d.id, d.content_id, d.sealed, count(*) over ()::int as left from take_down d
     where d.org_id = $1 and exists (select 1 from jsonb_array_elements(d.sealed -> 'to') e where e ->> 'keyId' = any ($2))
     order by d.received_hour, d.id limit $3`,
    [org, keyIds, limit],
  );
  return {
    left: rows[0]?.left ?? 0,
    places: rows.map((r) => ({ takeDown: r.id, id: r.content_id, sealed: r.sealed })),
  };
}

/** Puts a re-wrapped envelope in the place of the one for an ended key; false where there is none. */
export async function replacePlaceEnvelope(
  sql: Sql,
  r: { takeDown: string; oldKeyId: string; envelope: Envelope },
): Promise<boolean> {
  const [row] = await sql<{ done: boolean }>(`select replace_place_envelope($1, $2, $3) as done`, [
    r.takeDown,
    r.oldKeyId,
    JSON.stringify(r.envelope),
  ]);
  return row?.done === true;
}

/**
 * Deletes take-downs that nothing has happened to since a time: their places, and hashes that ended and whose value is
 * forgotten. One with a hash that lives, or whose end is still being told, stays. Gives what was deleted.
 */
export async function deleteOldTakeDowns(sql: Sql, before: Date, limit: number): Promise<string[]> {
  const rows = await sql<{ id: string }>(
    `select d.id from take_down d
     where coalesce(d.moved_hour, d.withdrawn_hour, d.received_hour) < $1 and not exists (
       select 1 from bank_hash h where h.take_down = d.id
         and (h.state in ('proposed', 'shared') or h.sealed is not null or h.changed_s >= $2))
     limit $3`,
    [before, Math.floor(before.getTime() / 1000), limit],
  );
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return ids;
  const own = `(select id from bank_hash where take_down = any ($1))`;
  await sql(`delete from hash_feedback where hash_id in ${own}`, [ids]);
  await sql(`delete from hash_given where hash_id in ${own}`, [ids]);
  await sql(`delete from hash_answer where hash_id in ${own}`, [ids]);
  await sql(`delete from bank_hash where take_down = any ($1)`, [ids]);
  await sql(`delete from take_down where id = any ($1)`, [ids]);
  return ids;
}
