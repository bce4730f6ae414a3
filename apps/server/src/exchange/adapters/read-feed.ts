import type { ExchangeRecord } from '@khong-mot-minh/connectors';
import type { Sql } from '@khong-mot-minh/database';
import { bytesToHex } from '@khong-mot-minh/hashing';
import type { Deps } from '../../deps.ts';
import { openHash } from '../hash-values.ts';
import type { BankRow } from '../queries/banks.ts';
import { type ExchangeTime, moveCheckpoint, takeCheckpoint } from '../queries/exchange-clock.ts';
import {
  type FeedRow,
  feedbackOf,
  feedChanges,
  feedRows,
  type HashFeedCursor,
  lastKnownChange,
  noteGivenHashes,
} from '../queries/hash-feed.ts';

/** Where a client stands inside one fetch: the last number it was given, and the last when it began. */
export type HashFetchCursor = { begunAt: number; after: number };

/** `clockS`: where a whole fetch stands, or the end that was asked for, Unix seconds; it has all before. */
export type Feed = {
  records: ExchangeRecord[];
  next: HashFetchCursor | undefined;
  readTo: number;
  clockS: number;
};

export type FeedAsk = {
  reader: { id: string; org: string };
  banks: readonly BankRow[];
  startS: number;
  stopS?: number | undefined;
  place: HashFetchCursor | undefined;
  limit: number;
};

/** A page of what changed in these banks: each hash once, as it stands now; what it gives is noted for the key. */
export async function readFeed(deps: Pick<Deps, 'now' | 'vault'>, sql: Sql, ask: FeedAsk): Promise<Feed> {
  const ids = ask.banks.map((bank) => bank.id);
  const nowS = Math.floor(deps.now().getTime() / 1000);
  const clock = await takeCheckpoint(sql, nowS);
  const begunAt = ask.place?.begunAt ?? clock.seq;
  const after = ask.place?.after ?? 0;
  const key = ask.reader.id;
  const from: HashFeedCursor = { key, startS: ask.startS, stopS: ask.stopS, after, begunAt, upTo: clock.seq };
  const changes = await feedChanges(sql, ids, from, ask.limit + 1);
  const checkpointS = await checkpointOf(sql, ids, key, clock, nowS);
  const page = changes.slice(0, ask.limit);
  const last = page.at(-1);
  // A hash that changed twice on this page is told where it changed last: times never go back.
  const newest = new Map<string, number>();
  for (const { hashKey, changedS } of page) {
    newest.delete(hashKey);
    newest.set(hashKey, changedS);
  }
  const rows = await feedRows(sql, key, ids, [...newest.keys()]);
  await noteGivenHashes(
    sql,
    ask.reader.org,
    key,
    rows.filter(({ state }) => state === 'shared').map((row) => row.id),
  );
  const feedback = await feedbackOf(
    sql,
    rows.map((row) => row.id),
  );
  const records = [...newest].flatMap(([hashKey, changedS]) => {
    const parts = rows.filter((row) => row.hashKey === hashKey);
    const [first] = parts;
    const bank = first && ask.banks.find((b) => b.id === first.bank);
    if (!bank) return [];
    const pdq = bytesToHex(openHash(deps.vault, first.sealed));
    return [{ pdq, changedS, category: bank.category, ...partsOf(parts, ask.banks, feedback) }];
  });
  const next = changes.length > ask.limit && last ? { begunAt, after: last.seq } : undefined;
  const clockS = Math.min(checkpointS, ask.stopS ?? checkpointS);
  return { records, next, clockS, readTo: next ? next.after : Math.max(begunAt, last?.seq ?? 0) };
}

/**
 * The second up to which this key has been told everything, and before whatever changes from now on. It is that of the
 * wall, or that of a change which the key knows of: the second of the last change in the house would tell every reader
 * when anybody asked to take a picture down.
 */
async function checkpointOf(
  sql: Sql,
  banks: readonly string[],
  key: string,
  { atS }: ExchangeTime,
  nowS: number,
): Promise<number> {
  if (atS <= nowS) return nowS;
  const knownS = Math.max(nowS, await lastKnownChange(sql, key, banks, nowS));
  await moveCheckpoint(sql, knownS);
  return knownS;
}

/** Every submitter's part of one hash, and each thing that a member said of it once. */
function partsOf(
  rows: readonly FeedRow[],
  banks: readonly BankRow[],
  feedback: Awaited<ReturnType<typeof feedbackOf>>,
): Pick<ExchangeRecord, 'parts' | 'feedback'> {
  const said = feedback.filter((f) => rows.some((row) => row.id === f.hash));
  return {
    parts: rows.map((row) => ({
      id: row.id,
      number: row.number,
      owner: row.byOrg ?? banks.find((b) => b.id === row.bank)?.org ?? '',
      source: row.source,
      state: row.state === 'shared' || row.state === 'withdrawn' ? row.state : 'ended',
    })),
    feedback: said
      .filter((f, i) => said.findIndex((g) => g.by === f.by && g.value === f.value) === i)
      .map((f) => ({ by: f.by, name: f.name.en, value: f.value })),
  };
}
