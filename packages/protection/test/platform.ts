import { PlatformEvent, targetOf } from '@khong-mot-minh/contracts';
import {
  type AccountFacts,
  applyWrites,
  type CompiledPolicy,
  citedSeqs,
  decide,
  emptyState,
  needs,
  type ProtectionState,
  readState,
  type Signals,
  type Verdict,
  type Write,
  withCase,
} from '../src/index.ts';

/** One step of a conversation: who does what, and what a detector found in it. */
export type Step = { event: Record<string, unknown>; signals: Signals };

export const BEGIN_MS = 1_795_510_800_000;

/** A platform with the engine beside it: events go in one by one, writes are journalled and applied. */
export function platform(program: CompiledPolicy, accounts: Record<string, AccountFacts['ageBand']>) {
  let state: ProtectionState = emptyState();
  const ids: Record<number, string> = {};
  const journal: Write[][] = [];
  let cases = 0;
  let seq = 0;
  const facts = (id: string): AccountFacts => ({ id, ageBand: accounts[id] ?? 'unknown' });
  return {
    journal,
    state: () => state,
    /** As after a kill: the state comes from elsewhere. */
    restore: (next: ProtectionState) => {
      state = next;
    },
    send({ event: given, signals }: Step): Verdict {
      const at = seq++;
      const minutes = typeof given.minutes === 'number' ? given.minutes : at;
      const nowMs = BEGIN_MS + minutes * 60_000;
      const time = new Date(nowMs).toISOString();
      const event = PlatformEvent.parse({ conversation: 'c', text: '…', ...given, id: `e-${at}`, time });
      ids[at] = event.id;
      const reached = targetOf(event);
      const target = reached && facts(reached.target);
      const about = { actor: facts(event.actor), target, nowMs };
      const reads = readState(state, needs(program, event, about), at);
      const eventIds = Object.fromEntries(citedSeqs(reads).map((cited) => [cited, ids[cited] ?? '']));
      const caseId = `00000000-0000-4000-8000-00000000000${cases}`;
      const verdict = withCase(decide(program, event, about, signals, { ...reads, eventIds }), caseId);
      if (verdict.caseRequest?.open) cases++;
      journal.push(verdict.writes);
      applyWrites(state, verdict.writes);
      return verdict;
    },
  };
}

/** A message with acts, as a detector would report them. */
export const says = (actor: string, target: string, acts: string[], more: object = {}): Step => ({
  event: { type: 'message.sent', actor, target, relation: { connected: false, mutuals: 0 }, ...more },
  signals: acts.map((act, index) => ({ act, weight: 0.8, start: index * 4, end: index * 4 + 3 })),
});
