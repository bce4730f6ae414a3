import { targetOf } from '@khong-mot-minh/contracts';
import {
  type AccountFacts,
  applyWrites,
  type CompiledPolicy,
  citedSeqs,
  decide,
  needs,
  type ProtectionState,
  readState,
  type Signals,
} from '@khong-mot-minh/protection';
import type { Step } from './talk.ts';

/** Judges as the server does: read the state, decide, write the state. Gives the tier. */
export function judgeWith(policy: CompiledPolicy, state: ProtectionState, accounts: readonly AccountFacts[]) {
  const byId = new Map(accounts.map((account) => [account.id, account]));
  const accountOf = (id: string): AccountFacts => byId.get(id) ?? { id, ageBand: 'unknown' };
  let seq = 0;
  return ({ event }: Step, signals: Signals): number => {
    const reached = targetOf(event);
    const facts = {
      actor: accountOf(event.actor),
      target: reached && accountOf(reached.target),
      nowMs: Date.parse(event.time),
    };
    const reads = readState(state, needs(policy, event, facts), seq++);
    const eventIds = Object.fromEntries(citedSeqs(reads).map((cited) => [cited, `e-${cited}`]));
    const verdict = decide(policy, event, facts, signals, { ...reads, eventIds });
    applyWrites(state, verdict.writes);
    return verdict.decision.tier;
  };
}
