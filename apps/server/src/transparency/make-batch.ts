import { randomInt } from 'node:crypto';
import { batchTime, encodeOpenEntry, encodeSealedLeaf, grownSize, mayGrow, timeOf } from '@kmm/ledger';
import { type BatchRow, countWaitingActs, lastBatch, type Sql, waitingActs } from '@kmm/store';
import type { Vault } from '../secrets.ts';
import { paddingOpening } from './padding.ts';

/** Rhythm in seconds and how many leaves a batch has at least: the same for everybody who reads the log. */
export type LedgerRhythm = { every: number; size: number };

export type Leaf = { id?: number; bytes: Uint8Array };

/** Every order equally likely (Fisher–Yates). */
function shuffle<T>(all: T[]): T[] {
  for (let i = all.length - 1; i > 0; i--) {
    const j = randomInt(i + 1);
    // `as`: both indexes lie within the list.
    [all[i], all[j]] = [all[j] as T, all[i] as T];
  }
  return all;
}

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
  const slots = shuffle(Array.from({ length: size }, (_, i) => acts[i]));
  const leaves = slots.map((act, i): Leaf => {
    if (!act) return { bytes: encodeSealedLeaf(paddingOpening(vault, first + i)) };
    return { id: act.id, bytes: encodeSealedLeaf(act) };
  });
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
