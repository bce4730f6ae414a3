import { randomUUID } from 'node:crypto';
import type { Decision, PlatformEvent } from '@kmm/contracts';
import { findActs } from '@kmm/language';
import {
  applyWrites,
  asShadow,
  type CaseRequest,
  type CompiledPolicy,
  decide,
  needs,
  readState,
  type Signals,
  type Verdict,
  type Write,
  withCase,
} from '@kmm/protection';
import { atLocalTime, type RememberedAccount } from './accounts/account-facts.ts';
import { eventIdsFor, type Judgement, type PlatformMemory } from './platform-memory.ts';

/** A case that a decision opens or raises, for the transaction that commits the batch. */
export type CaseStep = { request: CaseRequest; caseId: string; decision: Decision; eventId: string };

export type Judged = {
  answers: Decision[];
  /** By index into the batch's new events; a plain allow is absent. */
  judgements: Record<number, Judgement>;
  writes: Write[];
  cases: CaseStep[];
  /** Indices whose id a later decision may cite. */
  citable: Set<number>;
};

type Room = {
  policy: CompiledPolicy;
  memory: PlatformMemory;
  mode: 'live' | 'shadow';
  onDetectorFault(error: unknown): void;
};

/** Judges new events in order, each seeing the state that the one before left. Changes `memory.state` as it goes. */
export function judgeBatch(room: Room, events: readonly PlatformEvent[]): Judged {
  const judged: Judged = { answers: [], judgements: {}, writes: [], cases: [], citable: new Set() };
  events.forEach((event, index) => {
    const seq = room.memory.nextSeq + index;
    const signals = detect(event, room.onDetectorFault);
    const verdict = judgeOne(room, event, seq, signals);
    applyWrites(room.memory.state, verdict.writes);
    judged.writes.push(...verdict.writes);
    const citable = signals === 'unavailable' || signals.length > 0 || verdict.decision.tier > 0;
    // At once: a later event of this very batch may cite this one.
    if (citable) {
      judged.citable.add(index);
      room.memory.ids.set(seq, event.id);
    }
    collect(judged, room.mode, verdict, event, index);
  });
  return judged;
}

function judgeOne(
  { policy, memory, mode }: Room,
  event: PlatformEvent,
  seq: number,
  signals: Signals,
): Verdict {
  const actor = accountOf(memory, event.actor);
  const facts = {
    actor: event.type === 'session.started' ? atLocalTime(actor, Date.parse(event.time)) : actor,
    target: 'target' in event ? accountOf(memory, event.target) : undefined,
    nowMs: Date.parse(event.time),
  };
  const reads = readState(memory.state, needs(policy, event, facts), seq);
  const verdict = decide(policy, event, facts, signals, { ...reads, eventIds: eventIdsFor(memory, reads) });
  // In shadow nothing is opened, so nothing may be marked as opened either.
  return mode === 'live' && verdict.caseRequest?.open ? withCase(verdict, randomUUID()) : verdict;
}

function collect(
  judged: Judged,
  mode: Room['mode'],
  verdict: Verdict,
  event: PlatformEvent,
  index: number,
): void {
  const { decision, explanation, caseRequest } = verdict;
  const answer = mode === 'shadow' ? asShadow(decision) : decision;
  judged.answers.push(answer);
  if (!isPlainAllow(decision) || explanation.undecided.length > 0)
    judged.judgements[index] = {
      decision: answer,
      explanation,
      ...(mode === 'shadow' && { would: decision }),
    };
  if (mode === 'live' && caseRequest?.caseId && (caseRequest.open || caseRequest.raise))
    judged.cases.push({ request: caseRequest, caseId: caseRequest.caseId, decision, eventId: event.id });
}

/** A detector that fails leaves the event to the rules' `onUnknown`; it never stops the batch. */
function detect(event: PlatformEvent, onFault: (error: unknown) => void): Signals {
  const text = 'text' in event ? event.text : 'query' in event ? event.query : undefined;
  if (!text) return [];
  try {
    return findActs(text);
  } catch (error) {
    onFault(error);
    return 'unavailable';
  }
}

const accountOf = (memory: PlatformMemory, id: string): RememberedAccount =>
  memory.accounts.get(id) ?? { id, ageBand: 'unknown' };

const isPlainAllow = (d: Decision): boolean =>
  d.outcome === 'allow' && d.tier === 0 && !d.degraded && d.measures.length === 0 && d.reasons.length === 0;

/** The decision of an event that the journal keeps only as seen. */
export const plainAllow = (eventId: string, mode: Decision['mode'], policy: string): Decision => ({
  eventId,
  mode,
  outcome: 'allow',
  tier: 0,
  degraded: false,
  measures: [],
  reasons: [],
  policy,
});
