import type { PlatformEvent } from '@khong-mot-minh/contracts';
import { type Sql, takeAliases } from '@khong-mot-minh/database';
import { accountsOfPair, decodePair, pairKey, type Write } from '@khong-mot-minh/protection';
import { newAlias } from '../aliases/account-aliases.ts';
import { judgementAt } from '../journalled-judgements.ts';
import type { Judgement } from '../platform-memory.ts';
import { findIndexed, type SeenEvent } from '../seen-events.ts';
import type { JudgedMessage } from './judge-message-deletion.ts';

/** Messages of earlier batches that this batch deletes, by their ids; one that nothing rests on is absent. */
export type DeletedMessages = ReadonlyMap<string, JudgedMessage>;

/** Reads them from the journal, which a restart has as well. What a pair cites is in its index. */
export async function findDeletedMessages(
  sql: Sql,
  org: string,
  events: readonly PlatformEvent[],
): Promise<DeletedMessages> {
  const ids = events.flatMap((event) => (event.type === 'message.deleted' ? [event.message] : []));
  const found = new Map<string, JudgedMessage>();
  for (const [id, at] of await findIndexed(sql, org, ids)) {
    const message = judgedIn(at);
    if (message) found.set(id, at.row.aliased ? message : await aliased(sql, org, message));
  }
  return found;
}

/** The pair is the one whose citations name the message; without a citation there is nothing to take back. */
function judgedIn({ row, index }: SeenEvent): JudgedMessage | undefined {
  const seq = row.firstSeq + index;
  // `as`: these writes were made by `decide` and stored as they were.
  for (const write of row.writes as Write[])
    if (write.op === 'pair' && decodePair(write.state).citations.some((citation) => citation.seq === seq))
      return { seq, pair: write.key, tier: tierOf(judgementAt(row.decisions, index)) };
  return undefined;
}

/** A batch of before decision 0042 has the platform's own ids. */
async function aliased(sql: Sql, org: string, message: JudgedMessage): Promise<JudgedMessage> {
  const { actor, target } = accountsOfPair(message.pair);
  const aliases = await takeAliases(sql, org, [...new Set([actor, target])], newAlias);
  return { ...message, pair: pairKey(aliases.get(actor) ?? actor, aliases.get(target) ?? target) };
}

/** In shadow the decision that would have been given counts. */
export function tierOf(judgement: Judgement | undefined): number {
  return (judgement?.would ?? judgement?.decision)?.tier ?? 0;
}
