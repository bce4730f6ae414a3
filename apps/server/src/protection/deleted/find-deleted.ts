import type { PlatformEvent } from '@kmm/contracts';
import { decodePair, type Write } from '@kmm/protection';
import { findJournalRow, type Sql } from '@kmm/store';
import { judgementAt } from '../journalled-judgements.ts';
import { idHash, type Judgement, type PlatformMemory } from '../platform-memory.ts';
import type { JudgedMessage } from './judge-deletion.ts';

/** Messages of earlier batches that this batch deletes, by their ids; one that nothing rests on is absent. */
export type DeletedMessages = ReadonlyMap<string, JudgedMessage>;

type Found = NonNullable<Awaited<ReturnType<typeof findJournalRow>>>;

/** Reads them from the journal, which a restart has as well. */
export async function findDeleted(
  sql: Sql,
  memory: PlatformMemory,
  org: string,
  events: readonly PlatformEvent[],
): Promise<DeletedMessages> {
  const found = new Map<string, JudgedMessage>();
  const rows = new Map<number, Found | undefined>();
  for (const event of events) {
    if (event.type !== 'message.deleted' || found.has(event.message)) continue;
    const at = memory.seen.get(idHash(event.message));
    if (at === undefined) continue;
    if (!rows.has(at.batch)) rows.set(at.batch, await findJournalRow(sql, org, at.batch));
    const row = rows.get(at.batch);
    const message = row && judgedIn(row, at.index);
    if (message) found.set(event.message, message);
  }
  return found;
}

/** The pair is the one whose citations name the message; without a citation there is nothing to take back. */
function judgedIn(row: Found, index: number): JudgedMessage | undefined {
  const seq = row.firstSeq + index;
  // `as`: these writes were made by `decide` and stored as they were.
  for (const write of row.writes as Write[])
    if (write.op === 'pair' && decodePair(write.state).citations.some((citation) => citation.seq === seq))
      return { seq, pair: write.key, tier: tierOf(judgementAt(row.decisions, index)) };
  return undefined;
}

/** In shadow the decision that would have been given counts. */
export function tierOf(judgement: Judgement | undefined): number {
  return (judgement?.would ?? judgement?.decision)?.tier ?? 0;
}
