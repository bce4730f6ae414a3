import type { Sql } from './database.ts';
import type { JournalRow } from './journal.ts';

/** Where an event lies in the journal. */
export type JournalOffset = { seq: number; batch: number; idHash: string };

type Named = Pick<JournalRow, 'batch' | 'firstSeq' | 'events'>;

/** Notes the events of a batch that have an id in the journal, so that they are found by it and by their number. */
export async function indexEvents(sql: Sql, org: string, { batch, firstSeq, events }: Named): Promise<void> {
  const seqs: number[] = [];
  const hashes: string[] = [];
  const ids: string[] = [];
  for (const [index, [hash, id]] of events.entries()) {
    if (id === null) continue;
    seqs.push(firstSeq + index);
    hashes.push(hash);
    ids.push(id);
  }
  if (seqs.length === 0) return;
  await sql(
    `insert into event_index (org_id, seq, batch, id_hash, event_id)
     select $1, u.seq, $2, u.hash, u.id from unnest($3::bigint[], $4::text[], $5::text[]) as u (seq, hash, id)
     on conflict (org_id, seq) do nothing`,
    [org, batch, seqs, hashes, ids],
  );
}

/** Places of the events that have these id hashes, the newest of each first. */
export async function findEventPlaces(
  sql: Sql,
  org: string,
  hashes: readonly string[],
): Promise<JournalOffset[]> {
  const rows = await sql<{ seq: number; batch: number; id_hash: string }>(
    `select seq, batch, id_hash from event_index where org_id = $1 and id_hash = any ($2) order by seq desc`,
    [org, [...hashes]],
  );
  return rows.map(({ seq, batch, id_hash }) => ({ seq: Number(seq), batch: Number(batch), idHash: id_hash }));
}

/** Ids of the events that have these numbers. */
export async function findEventIds(
  sql: Sql,
  org: string,
  seqs: readonly number[],
): Promise<Map<number, string>> {
  const rows = await sql<{ seq: number; event_id: string }>(
    `select seq, event_id from event_index where org_id = $1 and seq = any ($2)`,
    [org, [...seqs]],
  );
  return new Map(rows.map(({ seq, event_id }) => [Number(seq), event_id]));
}

/** Forgets at most `limit` events whose batch is no longer in the journal, the oldest first. */
export async function pruneEventIndex(sql: Sql, org: string, limit: number): Promise<number> {
  const rows = await sql(
    `delete from event_index where org_id = $1 and seq in (
       select seq from event_index where org_id = $1
         and seq < (select first_seq from journal where org_id = $1 order by batch limit 1)
       order by seq limit $2)
     returning 1`,
    [org, limit],
  );
  return rows.length;
}
