import { Decision, type PlatformEvent } from '@kmm/contracts';
import { findJournalRow, reversedMeasures, type Sql } from '@kmm/store';
import { afterReversal } from '../transparency/statements/after-reversal.ts';
import { judgementAt } from './journalled-judgements.ts';
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
  return row && recallIn(sql, org, row, at.index, eventId);
}

type FoundRow = NonNullable<Awaited<ReturnType<typeof findJournalRow>>>;

async function recallIn(
  sql: Sql,
  org: string,
  row: FoundRow,
  index: number,
  eventId: string,
): Promise<Found> {
  const judgement = judgementAt(row.decisions, index);
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
  // A batch that is sent again lies in one row.
  const rows = new Map<number, FoundRow | undefined>();
  for (const { id } of events) {
    const at = memory.seen.get(idHash(id));
    if (!at || known.has(id)) continue;
    if (!rows.has(at.batch)) rows.set(at.batch, await findJournalRow(sql, org, at.batch));
    const row = rows.get(at.batch);
    if (row) known.set(id, (await recallIn(sql, org, row, at.index, id)).decision);
  }
  return known;
}
