import type { Deps } from '../deps.ts';
import type { AfterDecision } from '../protection/index.ts';

/** Tells a platform the new decision of an event that was judged before. */
export const notifyOfChanges =
  ({ notify }: Pick<Deps, 'notify'>): AfterDecision =>
  async (tx, { org, events, answers, again }) => {
    if (again.length === 0) return;
    const before = new Set(again);
    for (const [i, { id }] of events.entries())
      if (before.has(id)) await notify(tx, org, 'decision.changed', { eventId: id, decision: answers[i] });
  };
