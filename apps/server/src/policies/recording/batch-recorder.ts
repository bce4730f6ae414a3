import { hash } from 'node:crypto';
import type { Decision, PlatformEvent } from '@khong-mot-minh/contracts';
import {
  type AccountFacts,
  decide,
  type Facts,
  type Reads,
  type Signals,
  type Verdict,
} from '@khong-mot-minh/protection';
import type { Vault } from '../../secrets.ts';
import { answerText } from '../answer/answer-text.ts';
import type { EventRecording } from '../queries/event-recordings.ts';
import type { ActivePolicies } from '../versions/policy-registry.ts';
import { packInputs, type RecordedInput } from './batch-inputs.ts';
import { packReplays, type RecordedReplay } from './batch-replays.ts';
import { compareDecisions } from './compare-decisions.ts';
import { factsOnly, type Pseudonyms, pseudonymous, withoutContent } from './pseudonymous.ts';

/** A live decision with the one of the version in shadow, where there is one. */
export type Counted = {
  eventId: string;
  decision: Decision;
  undecided: readonly string[];
  shadow?: { decision: Decision; undecided: readonly string[] } | undefined;
};

/** One event as it was judged, before its writes are applied: what a recorder keeps. */
export type EvaluatedEvent = {
  index: number;
  event: PlatformEvent;
  facts: Facts;
  signals: Signals;
  reads: Reads;
  verdict: Verdict;
  /** Of the case that this decision opened. */
  caseId: string | undefined;
  /** Whether the journal keeps the decision in full. */
  kept: boolean;
};

export type BatchRecorder = {
  /** Called for each event as it is judged, before its writes are applied. */
  observe(evaluated: EvaluatedEvent): void;
  counted: Counted[];
  recording(
    batch: { batch: number; at: Date; mode: 'live' | 'shadow' },
    answers: readonly Decision[],
  ): EventRecording;
};

/** What one batch leaves for backtests, replays, the comparison and the statistics. */
export function createBatchRecorder(
  { live, shadow }: ActivePolicies,
  org: string,
  { vault, name }: { vault: Vault; name: Pseudonyms },
): BatchRecorder {
  const inputs: RecordedInput[] = [];
  const replays: RecordedReplay[] = [];
  const differing: Record<number, Decision> = {};
  const counted: Counted[] = [];
  const people: People = new Map();
  return {
    counted,
    observe(evaluated) {
      const { index, event, facts, signals, reads, verdict } = evaluated;
      inputs.push(inputOf(evaluated, name, people));
      if (evaluated.kept)
        replays.push({
          index,
          event: withoutContent(event),
          facts: { ...facts, actor: factsOnly(facts.actor), target: facts.target && factsOnly(facts.target) },
          signals,
          reads,
          caseId: evaluated.caseId,
          answerHash: '',
        });
      const other = shadow && decide(shadow.program, event, facts, signals, reads);
      if (other && compareDecisions(verdict.decision, other.decision) !== 'same')
        differing[index] = other.decision;
      counted.push({
        eventId: event.id,
        decision: verdict.decision,
        undecided: verdict.explanation.undecided.map(({ rule }) => rule),
        shadow: other && {
          decision: other.decision,
          undecided: other.explanation.undecided.map(({ rule }) => rule),
        },
      });
    },
    recording({ batch, at, mode }, answers) {
      for (const replay of replays) replay.answerHash = answerHash(answers[replay.index]);
      return {
        batch,
        at,
        digest: live.digest,
        mode,
        count: inputs.length,
        inputs: packInputs(inputs),
        replays: replays.length ? vault.sealBytes(replayPurpose(org), packReplays(replays)) : null,
        shadow: Object.keys(differing).length ? differing : null,
      };
    },
  };
}

/** Hash of an answer as it went out. */
export const answerHash = (answer: Decision | undefined): string =>
  hash('sha256', answer ? answerText(answer) : '', 'base64url');

/** Under which key a platform's replays are sealed. */
export const replayPurpose = (org: string): string => `recording-replays/${org}`;

/** What is recorded of an account, made once for each that a batch brings. */
type People = Map<AccountFacts, AccountFacts>;

function inputOf({ event, facts, signals }: EvaluatedEvent, name: Pseudonyms, people: People): RecordedInput {
  return {
    event: pseudonymous(event, name),
    facts: {
      ...facts,
      actor: personOf(facts.actor, name, people),
      target: facts.target && personOf(facts.target, name, people),
    },
    signals,
  };
}

function personOf(account: AccountFacts, name: Pseudonyms, people: People): AccountFacts {
  const known = people.get(account);
  if (known !== undefined) return known;
  const person = { ...factsOnly(account), id: name(account.id) };
  people.set(account, person);
  return person;
}
