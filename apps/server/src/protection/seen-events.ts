import { findEventPlaces, findJournalRow, type Sql } from '@khong-mot-minh/database';
import { idKey } from '@khong-mot-minh/protection';
import { idHash, type PlatformMemory, REMEMBERED_MS } from './platform-memory.ts';

export type FoundRow = NonNullable<Awaited<ReturnType<typeof findJournalRow>>>;

/** A batch of the journal that holds an event, and where in it. */
export type SeenEvent = { row: FoundRow; index: number };

type Read = { row: FoundRow; places: ReadonlyMap<string, number> };

/**
 * Which of these ids came in the last seven days, with the batch that judged each last. Memory only says where to look:
 * an id counts as known once the journal holds its whole hash.
 */
export async function findSeen(
  sql: Sql,
  memory: PlatformMemory,
  org: string,
  ids: readonly string[],
  now: Date,
): Promise<Map<string, SeenEvent>> {
  const seen = new Map<string, SeenEvent>();
  // A batch that is sent again lies in one row.
  const rows = new Map<number, Read | undefined>();
  const since = now.getTime() - REMEMBERED_MS;
  for (const id of ids) {
    const hash = idHash(id);
    for (const batch of memory.seen.batchesOf(idKey(hash))) {
      if (!rows.has(batch)) rows.set(batch, await readRow(sql, org, batch));
      const read = rows.get(batch);
      const index = read?.places.get(hash);
      if (read === undefined || index === undefined) continue;
      if (read.row.arrivedAt.getTime() >= since) seen.set(id, { row: read.row, index });
      break;
    }
  }
  return seen;
}

async function readRow(sql: Sql, org: string, batch: number): Promise<Read | undefined> {
  const row = await findJournalRow(sql, org, batch);
  return row && { row, places: new Map(row.events.map(([hash], index) => [hash, index])) };
}

/** The batch that judged an event: in the last seven days any, and what was more than an allow as long as the journal. */
export async function findEvent(
  sql: Sql,
  memory: PlatformMemory,
  org: string,
  id: string,
  now: Date,
): Promise<SeenEvent | undefined> {
  const lately = (await findSeen(sql, memory, org, [id], now)).get(id);
  if (lately) return lately;
  return (await findIndexed(sql, org, [id])).get(id);
}

/** Events that the index names, however long ago they came. */
export async function findIndexed(
  sql: Sql,
  org: string,
  ids: readonly string[],
): Promise<Map<string, SeenEvent>> {
  const found = new Map<string, SeenEvent>();
  if (ids.length === 0) return found;
  const idOf = new Map(ids.map((id) => [idHash(id), id]));
  const rows = new Map<number, FoundRow | undefined>();
  for (const { seq, batch, idHash: hash } of await findEventPlaces(sql, org, [...idOf.keys()])) {
    const id = idOf.get(hash) ?? '';
    if (found.has(id)) continue;
    if (!rows.has(batch)) rows.set(batch, await findJournalRow(sql, org, batch));
    const row = rows.get(batch);
    if (row) found.set(id, { row, index: seq - row.firstSeq });
  }
  return found;
}
