import type { Sql } from '@khong-mot-minh/database';

/** The recorded inputs of one batch; the server alone knows how `inputs` and `replays` are written. */
export type EventRecording = {
  batch: number;
  at: Date;
  digest: string;
  mode: 'live' | 'shadow';
  count: number;
  inputs: Uint8Array;
  replays: Uint8Array | null;
  /** By index into the batch's events: what the version in shadow would have decided, where it differs. */
  shadow: Record<string, unknown> | null;
};

const columns = 'batch, at, digest, mode, count, inputs, replays, shadow';

/** Keeps the inputs of a batch, in the transaction that journals it. */
export async function insertRecording(sql: Sql, org: string, r: EventRecording): Promise<void> {
  await sql(
    `insert into event_recording (org_id, batch, at, digest, mode, count, inputs, replays, shadow)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      org,
      r.batch,
      r.at,
      r.digest,
      r.mode,
      r.count,
      r.inputs,
      r.replays,
      r.shadow && JSON.stringify(r.shadow),
    ],
  );
}

/** One batch's recording. */
export async function findRecording(
  sql: Sql,
  org: string,
  batch: number,
): Promise<EventRecording | undefined> {
  const [row] = await sql<EventRecording>(
    `select ${columns} from event_recording where org_id = $1 and batch = $2`,
    [org, batch],
  );
  return row;
}

/** Recordings after `batch`, oldest first. */
export const recordingsAfter = (
  sql: Sql,
  org: string,
  after: number,
  limit: number,
): Promise<EventRecording[]> =>
  sql<EventRecording>(
    `select ${columns} from event_recording where org_id = $1 and batch > $2 order by batch limit $3`,
    [org, after, limit],
  );

/** How many events were recorded, and which batch is the last. */
export async function countRecorded(sql: Sql, org: string): Promise<{ events: number; lastBatch: number }> {
  const [row] = await sql<{ events: number; lastBatch: number }>(
    `select coalesce(sum(count), 0)::float8 as events, coalesce(max(batch), 0) as "lastBatch"
     from event_recording where org_id = $1`,
    [org],
  );
  return row ?? { events: 0, lastBatch: 0 };
}

/** Forgets inputs that were kept for their platform's days, or `days` where it set none; and counts from before. */
export async function pruneRecordings(
  sql: Sql,
  { now, days, countsBefore }: { now: Date; days: number; countsBefore: Date },
): Promise<number> {
  const rows = await sql(
    `delete from event_recording r where at < $1::timestamptz - make_interval(days => coalesce(
       (select s.recording_days from policy_setting s where s.org_id = r.org_id), $2)) returning 1`,
    [now, days],
  );
  await sql(`delete from rule_hour where hour < $1`, [countsBefore]);
  await sql(`delete from decision_rule where at < $1`, [countsBefore]);
  return rows.length;
}
