import { packBytes, type Sql, unpackBytes } from '@khong-mot-minh/database';

/** What a start reads first: it names the chunks of a state. All writes up to `batch` are in each of them. */
export type Checkpoint = {
  save: string;
  batch: number;
  nextSeq: number;
  chunks: number;
  /** Into how many chunks each table is cut; the engine alone knows what it says. */
  layout: Readonly<Record<string, number>>;
  /** Whether accounts stand under their aliases (decision 0042). */
  aliased: boolean;
};

/** A share of a state, as it was after `batch`. */
export type StateChunk = { chunk: number; batch: number; bytes: Uint8Array };

type Row = {
  batch: number;
  save: string | null;
  next_seq: number;
  chunks: number;
  layout: Checkpoint['layout'];
  aliased: boolean;
};

/** The latest checkpoint of a platform; `text` where it is of before decision 0040. */
export async function readCheckpoint(
  sql: Sql,
  org: string,
): Promise<Checkpoint | { text: true; batch: number } | undefined> {
  const [row] = await sql<Row>(
    `select batch, save, next_seq, chunks, layout, aliased from state_checkpoint where org_id = $1`,
    [org],
  );
  if (!row) return undefined;
  const { save, chunks, layout, aliased } = row;
  const batch = Number(row.batch);
  return save === null
    ? { text: true, batch }
    : { save, batch, nextSeq: Number(row.next_seq), chunks, layout, aliased };
}

/** Part of a state that is kept as one text, from a byte on; empty behind its end. */
export async function readStateText(
  sql: Sql,
  org: string,
  from: number,
  length: number,
): Promise<Uint8Array> {
  const [row] = await sql<{ part: Uint8Array }>(
    `select substring(state from $2::int for $3::int) as part from state_checkpoint where org_id = $1`,
    [org, from + 1, length],
  );
  return row?.part ?? new Uint8Array();
}

/** Keeps a chunk of a checkpoint that is being made. */
export async function insertStateChunk(
  sql: Sql,
  org: string,
  save: string,
  { chunk, batch, bytes }: StateChunk,
): Promise<void> {
  await sql(`insert into state_chunk (org_id, save, chunk, batch, bytes) values ($1, $2, $3, $4, $5)`, [
    org,
    save,
    chunk,
    batch,
    packBytes(bytes),
  ]);
}

/** Chunks of a checkpoint in order, from one on. */
export async function readStateChunks(
  sql: Sql,
  org: string,
  save: string,
  from: number,
  limit: number,
): Promise<StateChunk[]> {
  const rows = await sql<StateChunk>(
    `select chunk, batch, bytes from state_chunk where org_id = $1 and save = $2 and chunk >= $3 order by chunk limit $4`,
    [org, save, from, limit],
  );
  return rows.map(({ chunk, batch, bytes }) => ({ chunk, batch: Number(batch), bytes: unpackBytes(bytes) }));
}

/**
 * Makes a checkpoint the one that a start reads; false where a later one is kept already, or a chunk of it is missing.
 */
export async function keepCheckpoint(sql: Sql, org: string, checkpoint: Checkpoint): Promise<boolean> {
  const { save, batch, nextSeq, chunks, layout, aliased } = checkpoint;
  const rows = await sql(
    `insert into state_checkpoint (org_id, batch, save, next_seq, chunks, layout, aliased)
     select $1::uuid, $2::bigint, $3::uuid, $4::bigint, $5::int, $6::jsonb, $7::boolean
     where $5::int = (select count(*) from state_chunk where org_id = $1 and save = $3)
     on conflict (org_id) do update set batch = excluded.batch, save = excluded.save, next_seq = excluded.next_seq,
       chunks = excluded.chunks, layout = excluded.layout, aliased = excluded.aliased, state = null, made_at = now()
       where state_checkpoint.batch < excluded.batch
         or (state_checkpoint.save is null and state_checkpoint.batch = excluded.batch)
     returning 1`,
    [org, batch, save, nextSeq, chunks, JSON.stringify(layout), aliased],
  );
  return rows.length > 0;
}

/** Removes at most `limit` chunks that no checkpoint names: of an older one, or of one that never came to its end. */
export async function dropStrayChunks(sql: Sql, org: string, limit: number): Promise<number> {
  const rows = await sql(
    `delete from state_chunk where org_id = $1 and (save, chunk) in (
       select save, chunk from state_chunk
       where org_id = $1 and save is distinct from (select save from state_checkpoint where org_id = $1) limit $2)
     returning 1`,
    [org, limit],
  );
  return rows.length;
}
