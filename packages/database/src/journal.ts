import type { Sql } from './database.ts';
import { indexEvents } from './event-index.ts';
import { packJson, unpackJson } from './journal-code.ts';
import { settleAll } from './settle-all.ts';

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
  /** Whether accounts stand under their aliases; rows of before decision 0042 have the platform's ids. */
  aliased: boolean;
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
  aliased: boolean;
};
type FullRow = Row & { decisions: Record<string, unknown> | null; decision_bytes: Uint8Array | null };

const columns = 'batch, first_seq, arrived_at, last_event_at, events, event_bytes, policy, mode, aliased';

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
  aliased: row.aliased,
});

/** Commits one batch; a batch number that is taken is an error (constraint `journal_pkey`). */
export async function appendJournal(
  sql: Sql,
  org: string,
  row: JournalRow,
  { decisions, counts }: JournalledDecisions,
): Promise<void> {
  const insert = sql(
    `insert into journal (org_id, batch, first_seq, arrived_at, last_event_at, event_bytes, write_bytes, decision_bytes,
       prevent_count, control_count, policy, mode, aliased)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
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
      row.aliased,
    ],
  );
  await settleAll(insert, indexEvents(sql, org, row));
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

/**
 * Forgets at most `limit` of the oldest batches, where they are older than every window and covered by the checkpoint;
 * gives how many went. Batches stand in the order of their arrival, so nothing behind the first younger one is read.
 */
export async function pruneJournal(
  sql: Sql,
  org: string,
  { before, upTo, limit }: { before: Date; upTo: number; limit: number },
): Promise<number> {
  const rows = await sql(
    `delete from journal where org_id = $1 and last_event_at < $2 and arrived_at < $2 and batch in (
       select batch from journal where org_id = $1 and batch <= $3 order by batch limit $4)
     returning 1`,
    [org, before, upTo, limit],
  );
  return rows.length;
}
