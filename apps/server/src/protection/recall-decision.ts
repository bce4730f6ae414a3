import { Decision, type PlatformEvent } from '@khong-mot-minh/contracts';
import { reversedMeasures, type Sql } from '@khong-mot-minh/database';
import { afterReversal } from './after-reversal.ts';
import { unmaskKept } from './aliases/unmasked.ts';
import { judgementAt } from './journalled-judgements.ts';
import { plainAllow } from './judge-batch.ts';
import type { Judgement, PlatformMemory } from './platform-memory.ts';
import { findSeen, type SeenEvent } from './seen-events.ts';

export type Found = { decision: Decision; judgement?: Judgement };

/** The decision that the journal keeps of an event, without what a person took back since. */
export async function recall(
  sql: Sql,
  org: string,
  { row, index }: SeenEvent,
  eventId: string,
): Promise<Found> {
  const judgement = judgementAt(row.decisions, index);
  if (!judgement) return { decision: plainAllow(eventId, row.mode, row.policy) };
  const reversed = await reversedMeasures(sql, org, eventId);
  const { decision, would } = judgement;
  const unmask = await unmaskKept(sql, org, would ? [decision, would] : [decision]);
  return {
    // The database keeps no order of members; the schema gives back the one in which it went out.
    decision: afterReversal(unmask(Decision.parse(decision)), reversed),
    judgement: { ...judgement, decision: unmask(decision), ...(would && { would: unmask(would) }) },
  };
}

/** Decisions that were given to these ids within the days for which they are remembered. */
export async function recallSeen(
  sql: Sql,
  memory: PlatformMemory,
  org: string,
  events: readonly PlatformEvent[],
  now: Date,
): Promise<Map<string, Decision>> {
  const seen = await findSeen(
    sql,
    memory,
    org,
    events.map(({ id }) => id),
    now,
  );
  const known = new Map<string, Decision>();
  for (const [id, at] of seen) known.set(id, (await recall(sql, org, at, id)).decision);
  return known;
}
