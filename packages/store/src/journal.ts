import type { Sql } from './database.ts';

/** One committed batch of events: what a restart needs, and nothing that a person wrote. */
export type JournalRow = {
  batch: number;
  firstSeq: number;
  arrivedAt: Date;
  lastEventAt: Date;
  /** In sequence order: hash of the id (for idempotency), and the id itself where it may be cited. */
  events: [hash: string, id: string | null][];
  writes: unknown[];
  /** By index into `events`; a plain allow is absent. */
  decisions: Record<string, unknown>;
  policy: string;
  mode: 'live' | 'shadow';
};

type Row = {
  batch: number;
  first_seq: number;
  arrived_at: Date;
  last_event_at: Date;
  events: JournalRow['events'];
  writes: unknown[];
  decisions: Record<string, unknown>;
  policy: string;
  mode: 'live' | 'shadow';
};

const fromRow = (row: Row): JournalRow => ({
  batch: Number(row.batch),
  firstSeq: Number(row.first_seq),
  arrivedAt: row.arrived_at,
  lastEventAt: row.last_event_at,
  events: row.events,
  writes: row.writes,
  decisions: row.decisions,
  policy: row.policy,
  mode: row.mode,
});

/** Commits one batch; a batch number that is taken is an error (constraint `journal_pkey`). */
export async function appendJournal(sql: Sql, org: string, row: JournalRow): Promise<void> {
  await sql(
    `insert into journal (org_id, batch, first_seq, arrived_at, last_event_at, events, writes, decisions, policy, mode)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      org,
      row.batch,
      row.firstSeq,
      row.arrivedAt,
      row.lastEventAt,
      JSON.stringify(row.events),
      JSON.stringify(row.writes),
      JSON.stringify(row.decisions),
      row.policy,
      row.mode,
    ],
  );
}

/** Batches after `batch`, oldest first, at most `limit`: a start reads them in pages. */
export async function journalAfter(
  sql: Sql,
  org: string,
  batch: number,
  limit: number,
): Promise<JournalRow[]> {
  const rows = await sql<Row>(
    `select batch, first_seq, arrived_at, last_event_at, events, writes, decisions, policy, mode
     from journal where org_id = $1 and batch > $2 order by batch limit $3`,
    [org, batch, limit],
  );
  return rows.map(fromRow);
}

/** One batch by its number. */
export async function findJournalRow(sql: Sql, org: string, batch: number): Promise<JournalRow | undefined> {
  const [row] = await journalAfter(sql, org, batch - 1, 1);
  return row?.batch === batch ? row : undefined;
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
