import { type BatchRow, countWaitingActs, lastBatch, type Sql, waitingActs } from '@khong-mot-minh/database';
import { batchTime, encodeOpenEntry, grownSize, mayGrow, timeOf } from '@khong-mot-minh/ledger';
import type { Vault } from '../secrets.ts';
import { fillBatch, type Leaf } from './fill-batch.ts';

/** Rhythm in seconds and how many leaves a batch has at least: the same for everybody who reads the log. */
export type LedgerRhythm = { every: number; size: number };

/**
 * The batch that is due at `now`, or undefined while it is there already. The oldest acts come first; what is over
 * waits, and what is missing is filled with leaves that nobody without the key tells from acts. `first` is where
 * the batch's first leaf will stand.
 */
export async function makeBatch(
  sql: Sql,
  vault: Vault,
  rhythm: LedgerRhythm,
  now: Date,
  first: number,
): Promise<{ batch: BatchRow; leaves: Leaf[] } | undefined> {
  const last = await lastBatch(sql);
  const { every } = rhythm;
  const at = batchTime(now.getTime() / 1000, every);
  if (last && at <= last.at) return undefined;
  const before = last?.lastNumber ?? 0;
  const size = await sizeOf(sql, rhythm, last, at);
  const acts = await waitingActs(sql, before, size);
  const leaves = fillBatch(vault, acts, size, first);
  const batch = (last?.batch ?? 0) + 1;
  const mark = encodeOpenEntry({
    v: 2,
    act: 'batch.published',
    at: timeOf(at),
    batch,
    every,
    size,
  });
  return {
    batch: { batch, at, every, size, lastNumber: acts.at(-1)?.number ?? before },
    leaves: [...leaves, { bytes: mark }],
  };
}

async function sizeOf(
  sql: Sql,
  { size, every }: LedgerRhythm,
  last: BatchRow | undefined,
  at: number,
): Promise<number> {
  if (!last) return size;
  if (!mayGrow(last.at, at, every)) return last.size;
  return grownSize(Math.max(size, last.size), await countWaitingActs(sql, last.lastNumber));
}
