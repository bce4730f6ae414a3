import type { Decision, PlatformEvent } from '@khong-mot-minh/contracts';
import type { Tx } from '@khong-mot-minh/database';
import type { CompiledPolicy } from '@khong-mot-minh/protection';
import type { Withheld } from '../policies/index.ts';
import type { CaseStep } from './judge-batch.ts';
import type { MessageDeletionStep } from './message-deletions/judge-message-deletion.ts';

/** What a batch decided, under the platform's own ids. */
export type Decided = {
  org: string;
  policy: CompiledPolicy;
  /** The batch's new events. */
  events: readonly PlatformEvent[];
  /** By index of the event. */
  answers: readonly Decision[];
  /** Cases that a decision opens or raises. */
  cases: readonly CaseStep[];
  /** Deleted messages of pairs that have a case. */
  deletions: readonly MessageDeletionStep[];
  /** Limits that wait for a person. */
  withheld: readonly Withheld[];
  /** Ids of events that were judged before and are judged anew. */
  again: readonly string[];
  at: Date;
};

/**
 * Acts on what a batch decided, in the transaction that journals it: where it fails, nothing was decided. Listeners run
 * in the order of their list; one that has nothing to do sends no statement.
 */
export type AfterDecision = (tx: Tx, decided: Decided) => Promise<void>;
