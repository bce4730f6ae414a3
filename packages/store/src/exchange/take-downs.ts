import type { AgePath } from '@kmm/contracts';
import type { Sql } from '../database.ts';

export type NewTakeDown = {
  id: string;
  bank: string;
  org: string;
  locator: string;
  verifierMac: Uint8Array;
  agePath: AgePath;
  /** Sealed under the server's secret. */
  place: string | null;
  receivedHour: Date;
};

/** Adds a take-down; the transaction names its locator. */
export async function insertTakeDown(sql: Sql, t: NewTakeDown): Promise<void> {
  await sql(
    `insert into take_down (id, bank_id, org_id, locator, verifier_mac, age_path, by_place, place, status,
       received_hour)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 'received', $9)`,
    [t.id, t.bank, t.org, t.locator, t.verifierMac, t.agePath, t.place !== null, t.place, t.receivedHour],
  );
}

export type TakeDownRecord = {
  id: string;
  bank: string;
  org: string;
  verifierMac: Uint8Array;
  agePath: AgePath;
  place: string | null;
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
  place: string | null;
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
  place: row.place,
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
  before: { hour: Date; id: string } | undefined,
  limit: number,
): Promise<TakeDownRecord[]> {
  const rows = await sql<Row>(
    `select * from take_down
     where $1::timestamptz is null or (received_hour, id) < ($1, $2::uuid)
     order by received_hour desc, id desc limit $3`,
    [before?.hour ?? null, before?.id ?? null, limit],
  );
  return rows.map(fromRow);
}

/** Marks it as taken back, and forgets the place. */
export async function markTakeDownWithdrawn(sql: Sql, id: string, hour: Date): Promise<void> {
  await sql(
    `update take_down set withdrawn_hour = $2, place = null where id = $1 and withdrawn_hour is null`,
    [id, hour],
  );
}

/** Notes what became of a place; false when it was taken back or is another desk's. */
export async function answerTakeDown(
  sql: Sql,
  id: string,
  status: 'passed-on' | 'removed' | 'not-possible',
  by: string,
): Promise<boolean> {
  const rows = await sql(
    `update take_down set status = $2, answered_by = $3 where id = $1 and by_place and withdrawn_hour is null
     returning id`,
    [id, status, by],
  );
  return rows.length > 0;
}
