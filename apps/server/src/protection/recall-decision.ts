import { Decision, type PlatformEvent } from '@kmm/contracts';
import { findJournalRow, reversedMeasures, type Sql } from '@kmm/store';
import { afterReversal } from '../transparency/statements/after-reversal.ts';
import { plainAllow } from './judge-batch.ts';
import { idHash, type Judgement, type PlatformMemory } from './platform-memory.ts';

export type Found = { decision: Decision; judgement?: Judgement };

/** The decision that the journal keeps at a place, without what a person took back since. */
export async function recall(
  sql: Sql,
  org: string,
  at: { batch: number; index: number },
  eventId: string,
): Promise<Found | undefined> {
  const row = await findJournalRow(sql, org, at.batch);
  if (!row) return undefined;
  // `as`: written by `commitBatch` in this shape.
  const judgement = row.decisions[at.index] as Judgement | undefined;
  const reversed = judgement ? await reversedMeasures(sql, org, eventId) : [];
  return judgement
    ? // The database keeps no order of members; the schema gives back the one in which it went out.
      { decision: afterReversal(Decision.parse(judgement.decision), reversed), judgement }
    : { decision: plainAllow(eventId, row.mode, row.policy) };
}

/** Decisions that were already given to these ids. */
export async function recallSeen(
  sql: Sql,
  memory: PlatformMemory,
  org: string,
  events: readonly PlatformEvent[],
): Promise<Map<string, Decision>> {
  const known = new Map<string, Decision>();
  for (const { id } of events) {
    const at = memory.seen.get(idHash(id));
    const found = at && !known.has(id) ? await recall(sql, org, at, id) : undefined;
    if (found) known.set(id, found.decision);
  }
  return known;
}
