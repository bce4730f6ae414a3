import type { Decision, PlatformEvent } from '../openapi-types.ts';
import { OUTAGE_ROWS } from './outage-rows.ts';
import { reachedAccount } from './reached-account.ts';
import type { StopMemory } from './stop-memory.ts';

/**
 * What an answer of the server says about a stop. A block without it says that something else blocked; what passes to the
 * other account says that nothing is stopped. Looks, blocks, reports and ends of calls pass either way and say nothing.
 */
export function learnStop(stops: StopMemory, event: PlatformEvent, decision: Decision): void {
  const reached = reachedAccount(event);
  if (reached === undefined || decision.degraded || decision.mode !== 'live') return;
  if (decision.stoppedUntil !== undefined)
    stops.note(event.actor, reached, Date.parse(decision.stoppedUntil));
  else if (decision.outcome !== 'block' && OUTAGE_ROWS[event.type].reaches)
    stops.note(event.actor, reached, undefined);
}
