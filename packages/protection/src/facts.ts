import type { AgeBand, AgeSource, ProtectionValue } from '@khong-mot-minh/contracts';
import type { ActCode } from '@khong-mot-minh/contracts/codes';
import type { TextSignal } from './text-signals.ts';

/** What is known of an account; one that was never put has `ageBand: 'unknown'` and nothing else. */
export type AccountFacts = {
  id: string;
  ageBand: AgeBand;
  ageSources?: readonly AgeSource[] | undefined;
  createdAtMs?: number | undefined;
  country?: string | undefined;
  /** Whether a restriction of new contacts runs for the account. */
  restricted?: boolean | undefined;
  /** Whether the account has its quiet hours at the event's time, in its own time zone. */
  quietNow?: boolean | undefined;
  /** Protections that hold now with another value than the account's band starts with, by key of the matrix. */
  protections?: Readonly<Record<string, ProtectionValue>> | undefined;
  /** When the account's own day began, in epoch milliseconds; absent where nobody knows its time zone. */
  dayStartMs?: number | undefined;
};

/** What is known around one event; `nowMs` is the event's own time in epoch milliseconds. */
export type Facts = {
  actor: AccountFacts;
  target?: AccountFacts | undefined;
  nowMs: number;
  /** Set where a person stopped the conversation between actor and target, connected or not. */
  stopped?: true | undefined;
  /** When that ends, in epoch milliseconds. */
  stoppedUntilMs?: number | undefined;
  /** Pictures of the event that are near a shared hash, by weight (0–1), or that the lookup did not answer. */
  pictures?: readonly number[] | 'unavailable' | undefined;
  /** Set where the platform's own text service was asked and did not answer; what it answers stands in the signals. */
  textService?: 'unavailable' | undefined;
};

/** What a text detector found in this event: an act or a mark; offsets are UTF-16 units of its text. */
export type ActSignal = { act: string; weight: number; start: number; end: number };

/** A finding whose act is known to this version. */
export type FoundAct = ActSignal & { act: ActCode };

/** A finding of the platform's own detectors. */
export type FoundMark = ActSignal & { act: TextSignal };

/** All findings of an event, or the word that the detector did not answer. */
export type Signals = readonly ActSignal[] | 'unavailable';
