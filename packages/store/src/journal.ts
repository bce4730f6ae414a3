import type { Sql } from './database.ts';
import { packJson, unpackJson } from './journal-code.ts';

/** One committed batch of events: what a restart needs, and nothing that a person wrote. */
export type JournalRow = {
  batch: number;
  firstSeq: number;
  arrivedAt: Date;
  lastEventAt: Date;
  /** In sequence order: hash of the id (for idempotency), and the id itself where it may be cited. */
  events: [hash: string, id: string | null][];
  writes: unknown[];
  policy: string;
  mode: 'live' | 'shadow';
};

/** What a batch decided beside it, as JSON text: by index into `events`; a plain allow is absent. */
export type JournalledDecisions = {
  decisions: string;
  /** Live decisions that have reasons, by the layer that they count as. */
  counts: { prevent: number; control: number };
};

type Row = {
  batch: number;
  first_seq: number;
  arrived_at: Date;
  last_event_at: Date;
  // Rows of before migration 0034 have the first, others the second.
  events: JournalRow['events'] | null;
  event_bytes: Uint8Array | null;
  writes: unknown[] | null;
  write_bytes: Uint8Array | null;
  policy: string;
  mode: 'live' | 'shadow';
};
type FullRow = Row & { decisions: Record<string, unknown> | null; decision_bytes: Uint8Array | null };

const columns = 'batch, first_seq, arrived_at, last_event_at, events, event_bytes, policy, mode';

const fromRow = (row: Row): JournalRow => ({
  batch: Number(row.batch),
  firstSeq: Number(row.first_seq),
  arrivedAt: row.arrived_at,
  lastEventAt: row.last_event_at,
  // `as`: packed by `appendJournal` in this shape.
  events: row.event_bytes ? (unpackJson(row.event_bytes) as JournalRow['events']) : (row.events ?? []),
  writes: row.write_bytes ? (unpackJson(row.write_bytes) as unknown[]) : (row.writes ?? []),
  policy: row.policy,
  mode: row.mode,
});

/** Commits one batch; a batch number that is taken is an error (constraint `journal_pkey`). */
export async function appendJournal(
  sql: Sql,
  org: string,
  row: JournalRow,
  { decisions, counts }: JournalledDecisions,
): Promise<void> {
  await sql(
    `insert into journal (org_id, batch, first_seq, arrived_at, last_event_at, event_bytes, write_bytes, decision_bytes,
       prevent_count, control_count, policy, mode)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      org,
      row.batch,
      row.firstSeq,
      row.arrivedAt,
      row.lastEventAt,
      packJson(JSON.stringify(row.events)),
      packJson(JSON.stringify(row.writes)),
      packJson(decisions),
      counts.prevent,
      counts.control,
      row.policy,
      row.mode,
    ],
  );
}

/**
 * Batches after `batch`, oldest first, at most `limit`: a start reads them in pages. Writes are left out where a
 * checkpoint up to `applied` holds them.
 */
export async function journalAfter(
  sql: Sql,
  org: string,
  batch: number,
  limit: number,
  applied = 0,
): Promise<JournalRow[]> {
  const rows = await sql<Row>(
    `select ${columns}, case when batch > $4 then writes end as writes,
       case when batch > $4 then write_bytes end as write_bytes
     from journal where org_id = $1 and batch > $2 order by batch limit $3`,
    [org, batch, limit, applied],
  );
  return rows.map(fromRow);
}

/** One batch by its number, with what it decided. */
export async function findJournalRow(
  sql: Sql,
  org: string,
  batch: number,
): Promise<(JournalRow & { decisions: unknown }) | undefined> {
  const [row] = await sql<FullRow>(
    `select ${columns}, writes, write_bytes, decisions, decision_bytes from journal where org_id = $1 and batch = $2`,
    [org, batch],
  );
  return (
    row && {
      ...fromRow(row),
      decisions: row.decision_bytes ? unpackJson(row.decision_bytes) : row.decisions,
    }
  );
}

/** Forgets batches that are older than every window and covered by the checkpoint. */
export async function pruneJournal(sql: Sql, org: string, before: Date, upToBatch: number): Promise<number> {
  const rows = await sql(
    `delete from journal where org_id = $1 and last_event_at < $2 and arrived_at < $2 and batch <= $3 returning batch`,
    [org, before, upToBatch],
  );
  return rows.length;
}

/** Keeps a platform's state, which holds all batches up to `batch`, unless a later one is kept already. */
export async function saveCheckpoint(sql: Sql, org: string, batch: number, state: Uint8Array): Promise<void> {
  await sql(
    `insert into state_checkpoint (org_id, batch, state) values ($1, $2, $3)
     on conflict (org_id) do update set batch = excluded.batch, state = excluded.state, made_at = now()
       where state_checkpoint.batch < excluded.batch`,
    [org, batch, state],
  );
}

/** The latest checkpoint of a platform's state. */
export async function readCheckpoint(
  sql: Sql,
  org: string,
): Promise<{ batch: number; state: Uint8Array } | undefined> {
  const [row] = await sql<{ batch: number; state: Uint8Array }>(
    `select batch, state from state_checkpoint where org_id = $1`,
    [org],
  );
  return row && { batch: Number(row.batch), state: row.state };
}
