import type { Localised } from '@khong-mot-minh/contracts';
import type { Database, Sql } from './database.ts';
import { inOrder } from './in-order.ts';
import { readMigrations } from './migrate.ts';
import { isThere } from './presence.ts';

export type SchemaState = { applied: string[]; waiting: string[]; unknown: string[] };

/** Which migrations the database has, lacks, or has from a newer version than this. */
export async function readSchemaState({ owner }: Pick<Database, 'owner'>): Promise<SchemaState> {
  const known = (await readMigrations()).map(({ name }) => name);
  const [table] = await owner.sql<{ there: boolean }>(
    `select to_regclass('public.schema_migration') is not null as there`,
  );
  const applied = table?.there
    ? (await owner.sql<{ name: string }>('select name from schema_migration order by name')).map(
        (r) => r.name,
      )
    : [];
  return {
    applied,
    waiting: known.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !known.includes(name)),
  };
}

/** Leaves, and entries that wait to become leaves. */
export async function countLedger(sql: Sql): Promise<{ leaves: number; waiting: number }> {
  const [row] = await sql<{ leaves: number; waiting: number }>(
    `select (select count(*) from ledger_leaf)::int as leaves, (select count(*) from ledger_outbox
       where number > coalesce((select max(last_number) from ledger_batch), 0))::int as waiting`,
  );
  return row ?? { leaves: 0, waiting: 0 };
}

/** The checkpoint of exactly that size: a restored database must hold the one its backup names. */
export async function checkpointAt(sql: Sql, size: number): Promise<string | undefined> {
  const [row] = await sql<{ note: string }>(`select note from ledger_checkpoint where size = $1`, [size]);
  return row?.note;
}

/** The two newest checkpoints, newest first, with when they were made. */
export async function lastCheckpoints(sql: Sql): Promise<{ size: number; note: string; madeAt: Date }[]> {
  const rows = await sql<{ size: number; note: string; made_at: Date }>(
    `select size, note, made_at from ledger_checkpoint order by size desc limit 2`,
  );
  return rows.map((r) => ({ size: Number(r.size), note: r.note, madeAt: r.made_at }));
}

/** Open cases from reports that nobody has read, and since when the oldest waits. */
export async function countUnreadReports(sql: Sql): Promise<{ count: number; oldest: Date | null }> {
  const [row] = await sql<{ count: number; oldest: Date | null }>(
    `select count(*)::int as count, min(opened_at) as oldest from cases
     where origin = 'report' and unread and status <> 'closed'`,
  );
  return row ?? { count: 0, oldest: null };
}

/** Jobs that failed for good; run as `kmm_jobs`. Zero where the queue never started. */
export async function countDeadJobs(sql: Sql): Promise<number> {
  const [table] = await sql<{ there: boolean }>(`select to_regclass('jobs.job') is not null as there`);
  if (!table?.there) return 0;
  const [row] = await sql<{ count: number }>(
    `select count(*)::int as count from jobs.job where name = 'dead-letter' and state in ('created', 'retry', 'failed')`,
  );
  return row?.count ?? 0;
}

export type DoorState = {
  team: Localised;
  signed: boolean;
  /** When the longest duty that runs now ends; null when nobody is on duty. */
  until: Date | null;
  /** Somebody of them was at the desk lately, or is reached by a page. */
  there: boolean;
  next: Date | null;
  /** Active members who hold the team's key. */
  holders: number;
};

/** The report door of every team that takes reports. A duty counts only for an active member who holds the key. */
export async function readDoors(sql: Sql, now: Date): Promise<DoorState[]> {
  const rows = await sql<{
    name: Localised;
    signed: boolean;
    until: Date | null;
    there: boolean;
    next: Date | null;
    holders: number;
  }>(
    `with holder as (
       select m.team_id, m.person_id from team_member m join person p on p.id = m.person_id where p.active
     ), duty as (
       select r.team_id, r.starts_at, r.ends_at, coalesce(${isThere('$1')}, false) as there from roster r
       join holder h on h.team_id = r.team_id and h.person_id = r.person_id
       left join presence here on here.person_id = r.person_id where r.ends_at > $1
     )
     select t.name, t.go_live_signed_at is not null as signed,
            (select max(d.ends_at) from duty d where d.team_id = t.id and d.starts_at <= $1) as until,
            exists (select 1 from duty d where d.team_id = t.id and d.starts_at <= $1 and d.there) as there,
            (select min(d.starts_at) from duty d where d.team_id = t.id and d.starts_at > $1) as next,
            (select count(*)::int from holder h where h.team_id = t.id) as holders
     from team t where t.takes_reports order by t.name ->> 'vi'`,
    [now],
  );
  return rows.map((r) => ({
    team: inOrder(r.name),
    signed: r.signed,
    until: r.until,
    there: r.there,
    next: r.next,
    holders: r.holders,
  }));
}

/** The database's own clock. */
export async function databaseTime(sql: Sql): Promise<Date> {
  const [row] = await sql<{ now: Date }>('select clock_timestamp() as now');
  if (!row) throw new Error('Ask the database for its time: no row came');
  return row.now;
}
