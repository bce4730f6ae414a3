import { randomUUID } from 'node:crypto';
import { type Decision, type PlatformEvent, targetOf } from '@khong-mot-minh/contracts';
import {
  accountsOfPair,
  applyWrites,
  type CaseRequest,
  type CompiledPolicy,
  caseOfPair,
  decide,
  type Facts,
  type NearlyFired,
  nearlyFired,
  needs,
  pairKey,
  readState,
  type Signals,
  type Verdict,
  type Write,
  wantsFindings,
  withCase,
} from '@khong-mot-minh/protection';
import { answerOf, bothNeeds, type EvaluatedEvent, type Withheld } from '../policies/index.ts';
import { atLocalTime, type RememberedAccount } from './facts/account-facts.ts';
import { type DeletedMessages, tierOf } from './message-deletions/find-deleted-messages.ts';
import {
  type JudgedMessage,
  judgeMessageDeletion,
  type MessageDeletionStep,
  writesOf,
} from './message-deletions/judge-message-deletion.ts';
import { eventIdsFor, type Judgement, type PlatformMemory } from './platform-memory.ts';
import type { PlatformDetectors } from './text/text-detectors.ts';
import { type FoundBefore, findSignals, type ServiceAnswers } from './text/text-findings.ts';

/** What a batch's events are told about their pictures; by event, so that judging itself waits for nothing. */
export type KnownPictures = (event: PlatformEvent) => Facts['pictures'];

/** A case that a decision opens or raises, for the transaction that commits the batch. */
export type CaseStep = { request: CaseRequest; caseId: string; decision: Decision; eventId: string };

export type Judged = {
  answers: Decision[];
  /** By index into the batch's new events; a plain allow is absent. */
  judgements: Record<number, Judgement>;
  writes: Write[];
  cases: CaseStep[];
  /** Deleted messages of pairs that have a case. */
  deletions: MessageDeletionStep[];
  /** Limits of accounts that the answers leave out, because a person places them. */
  withheld: Withheld[];
  /** Indices whose id a later decision may cite. */
  citable: Set<number>;
  /** Accounts that count as restricted for the rest of this batch; to be read again after it. */
  restricted: Set<string>;
};

type BatchContext = {
  policy: CompiledPolicy;
  /** A version in shadow: what it wants to know is read as well. */
  shadow?: CompiledPolicy | undefined;
  observe?(evaluated: EvaluatedEvent): void;
  memory: PlatformMemory;
  /** Accounts that take part, by the name under which the events have them. */
  accounts: Map<string, RememberedAccount>;
  mode: 'live' | 'shadow';
  onDetectorFault(error: unknown): void;
  /** What the lookup of the batch's pictures found. */
  pictures?: KnownPictures | undefined;
  /** The platform's own detectors, and what its service said of this batch. */
  detectors?: PlatformDetectors | undefined;
  service?: ServiceAnswers | undefined;
  /** What was found in texts that were read beforehand. */
  found?: FoundBefore | undefined;
  /** Messages of earlier batches that this one deletes. */
  deleted?: DeletedMessages | undefined;
};

/** Judges new events in order, each seeing the state that the one before left. Changes `memory.state` as it goes. */
export function judgeBatch(context: BatchContext, events: readonly PlatformEvent[]): Judged {
  const judged: Judged = {
    answers: [],
    judgements: {},
    writes: [],
    cases: [],
    deletions: [],
    withheld: [],
    citable: new Set(),
    restricted: new Set(),
  };
  events.forEach((event, index) => {
    const seq = context.memory.nextSeq + index;
    const facts = factsOf(context, event);
    const signals = isWanted(context, event, facts) ? detect(context, event) : [];
    const { verdict, nearly } = judgeOne(context, event, facts, index, signals);
    applyWrites(context.memory.state, verdict.writes);
    judged.writes.push(...verdict.writes);
    if (event.type === 'message.deleted') takeBack(context, judged, events, event, index);
    const citable = signals === 'unavailable' || signals.length > 0 || verdict.decision.tier > 0;
    // At once: a later event of this very batch may cite this one.
    if (citable) {
      judged.citable.add(index);
      context.memory.cited.set(seq, event.id);
    }
    collect(judged, context.mode, verdict, nearly, event, index);
    limitAtOnce(context.accounts, judged, index);
  });
  return judged;
}

/** A deleted message may stand in this very batch, or in one before. */
function takeBack(
  { memory, deleted }: BatchContext,
  judged: Judged,
  events: readonly PlatformEvent[],
  { actor, message }: Extract<PlatformEvent, { type: 'message.deleted' }>,
  index: number,
): void {
  const told = deleted?.get(message) ?? judgedHere(memory, judged, events.slice(0, index), message);
  if (told === undefined) return;
  const deletion = judgeMessageDeletion(memory.state, actor, told);
  const writes = writesOf(deletion, told);
  applyWrites(memory.state, writes);
  judged.writes.push(...writes);
  const { actor: sender, target } = accountsOfPair(told.pair);
  for (const key of [told.pair, pairKey(target, sender)]) {
    const caseId = caseOfPair(memory.state, key)?.caseId;
    if (caseId) judged.deletions.push({ caseId, message, by: deletion.by, cleared: deletion.clears });
  }
}

function judgedHere(
  memory: PlatformMemory,
  judged: Judged,
  before: readonly PlatformEvent[],
  message: string,
): JudgedMessage | undefined {
  const at = before.findIndex(({ id }) => id === message);
  const event = before[at];
  const reached = event && targetOf(event);
  if (!reached) return undefined;
  const pair = pairKey(event.actor, reached.target);
  return { seq: memory.nextSeq + at, pair, tier: tierOf(judged.judgements[at]) };
}

/** The next event of this very batch already meets the limit that this answer sets. */
function limitAtOnce(
  accounts: BatchContext['accounts'],
  { answers, restricted }: Judged,
  index: number,
): void {
  for (const measure of answers[index]?.measures ?? []) {
    if (measure.kind !== 'restrict') continue;
    accounts.set(measure.account, { ...accountOf(accounts, measure.account), restricted: true });
    restricted.add(measure.account);
  }
}

function factsOf({ accounts, pictures, service }: BatchContext, event: PlatformEvent): Facts {
  const actor = accountOf(accounts, event.actor);
  const reached = targetOf(event);
  const nowMs = Date.parse(event.time);
  const stop = reached && actor.stoppedWith?.find(({ account }) => account === reached.target);
  return {
    actor: event.type === 'session.started' ? atLocalTime(actor, nowMs) : actor,
    target: reached && accountOf(accounts, reached.target),
    nowMs,
    pictures: pictures?.(event),
    ...(stop && { stopped: true as const, stoppedUntilMs: stop.untilMs }),
    ...(service?.(event) === 'unavailable' && { textService: 'unavailable' as const }),
  };
}

/** The detector is the dearest part of a decision; a text that no rule could use is not looked at. */
const isWanted = ({ policy, shadow }: BatchContext, event: PlatformEvent, facts: Facts): boolean =>
  wantsFindings(policy, event, facts) || (shadow !== undefined && wantsFindings(shadow, event, facts));

function judgeOne(
  { policy, shadow, memory, mode, observe }: BatchContext,
  event: PlatformEvent,
  facts: Facts,
  index: number,
  signals: Signals,
): { verdict: Verdict; nearly: NearlyFired[] } {
  const wanted = needs(policy, event, facts);
  const all = shadow ? bothNeeds(wanted, needs(shadow, event, facts)) : wanted;
  const read = readState(memory.state, all, memory.nextSeq + index);
  const reads = { ...read, eventIds: eventIdsFor(memory, read) };
  const verdict = decide(policy, event, facts, signals, reads);
  // Before the writes are applied: it asks for the same past as the decision did.
  const nearly = isKept(verdict) ? nearlyFired(policy, event, facts, signals, reads) : [];
  // In shadow nothing is opened, so nothing may be marked as opened either.
  const caseId = mode === 'live' && verdict.caseRequest?.open ? randomUUID() : undefined;
  observe?.({ index, event, facts, signals, reads, verdict, caseId, kept: isKept(verdict) });
  return { verdict: caseId ? withCase(verdict, caseId) : verdict, nearly };
}

/** Whether the journal keeps a decision in full. */
const isKept = ({ decision, explanation }: Verdict): boolean =>
  !isPlainAllow(decision) || explanation.undecided.length > 0;

function collect(
  judged: Judged,
  mode: BatchContext['mode'],
  verdict: Verdict,
  nearly: NearlyFired[],
  event: PlatformEvent,
  index: number,
): void {
  const { decision, explanation, caseRequest } = verdict;
  const { answer, withheld } = answerOf(decision, mode);
  judged.answers.push(answer);
  judged.withheld.push(...withheld.map((measure) => ({ event, decision, measure })));
  if (isKept(verdict))
    judged.judgements[index] = {
      decision: answer,
      explanation,
      ...(nearly.length > 0 && { nearly }),
      ...(mode === 'shadow' && { would: decision }),
    };
  if (mode === 'live' && caseRequest?.caseId && (caseRequest.open || caseRequest.raise))
    judged.cases.push({ request: caseRequest, caseId: caseRequest.caseId, decision, eventId: event.id });
}

const detect = (
  { detectors, service, found, onDetectorFault }: BatchContext,
  event: PlatformEvent,
): Signals => found?.(event) ?? findSignals(event, detectors, service?.(event), onDetectorFault);

const accountOf = (accounts: BatchContext['accounts'], id: string): RememberedAccount =>
  accounts.get(id) ?? { id, ageBand: 'unknown' };

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
