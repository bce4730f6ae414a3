import { findCase, listCaseEvents, type Tx } from '@khong-mot-minh/database';
import type { MessageDeletionStep } from '../protection/index.ts';
import { append } from './append.ts';

/** Writes down in a case that a message it rests on was deleted, once a message; the case itself stays. */
export async function noteDeletions(
  tx: Tx,
  org: string,
  steps: readonly MessageDeletionStep[],
  at: Date,
): Promise<void> {
  for (const { caseId, message, by, cleared } of steps) {
    // A case that was transferred is another organisation's: nothing of it is touched.
    const known = await findCase(tx.sql, caseId, true);
    if (!known) continue;
    const events = await listCaseEvents(tx.sql, caseId);
    const rests = events.some(
      ({ detail }) => Array.isArray(detail.eventIds) && detail.eventIds.includes(message),
    );
    const noted = events.some(({ type, detail }) => type === 'message-deleted' && detail.message === message);
    if (!rests || noted) continue;
    const act = { type: 'message-deleted', message, by, cleared } as const;
    const after = await append(tx.sql, known, act, { kind: 'platform', org }, at);
    if (typeof after === 'string') throw new Error(`Noting a deletion in case ${caseId} met "${after}"`);
  }
}
