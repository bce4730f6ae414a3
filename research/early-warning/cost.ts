import { PlatformEvent } from '@khong-mot-minh/contracts';
import { findActs } from '@khong-mot-minh/language';
import {
  type AccountFacts,
  applyWrites,
  type CompiledPolicy,
  citedSeqs,
  decide,
  emptyState,
  needs,
  readState,
} from '@khong-mot-minh/protection';
import { randomFrom } from '../../bench/rules/random.ts';
import { type Message, makeHarmful, makeHarmless } from './make-conversation.ts';
import { KINDS, readBank, readDialogues, type Split } from './read-banks.ts';

const BEGIN_MS = 1_795_510_800_000;
const DAY_MS = 86_400_000;
/** One harmful conversation for each harmless one of a kind: more acts than real talk holds. */
const CONVERSATIONS = 40;
const ROUNDS = 5;

const first: AccountFacts = { id: 'first', ageBand: '23plus', createdAtMs: BEGIN_MS - 90 * DAY_MS };
const second: AccountFacts = { id: 'second', ageBand: '13-15', createdAtMs: BEGIN_MS - 400 * DAY_MS };

function conversations(split: Split): (readonly Message[])[] {
  const random = randomFrom(17);
  const bank = readBank(split);
  return Array.from({ length: CONVERSATIONS }, () => [
    makeHarmful(bank, random).messages,
    ...KINDS.map((kind) => makeHarmless(readDialogues(kind, split), random).messages),
  ]).flat();
}

function eventOf({ from, minute, text }: Message, seq: number): PlatformEvent {
  return PlatformEvent.parse({
    id: `e-${seq}`,
    type: 'message.sent',
    time: new Date(BEGIN_MS + minute * 60_000).toISOString(),
    actor: from,
    target: from === 'first' ? 'second' : 'first',
    conversation: 'c',
    text,
    relation: { connected: false, mutuals: 0 },
  });
}

/** Processor time of a message in microseconds once the code is warm: the detector, and rules with state. */
export function costOf(policy: CompiledPolicy, split: Split): { detector: number; judging: number } {
  const made = conversations(split).map((messages) =>
    messages.map((message, seq) => ({
      ...message,
      event: eventOf(message, seq),
      acts: findActs(message.text),
    })),
  );
  const messages = made.reduce((sum, one) => sum + one.length, 0);
  let detector = Number.POSITIVE_INFINITY;
  let judging = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round++) {
    detector = Math.min(
      detector,
      cpuMicroseconds(() => {
        for (const one of made) for (const { text } of one) findActs(text);
      }),
    );
    judging = Math.min(
      judging,
      cpuMicroseconds(() => {
        for (const one of made) judge(policy, one);
      }),
    );
  }
  return { detector: detector / messages, judging: judging / messages };
}

type Read = Message & { event: PlatformEvent; acts: ReturnType<typeof findActs> };

function judge(policy: CompiledPolicy, messages: readonly Read[]): void {
  const state = emptyState();
  messages.forEach(({ from, minute, event, acts }, seq) => {
    const [actor, target] = from === 'first' ? [first, second] : [second, first];
    const facts = { actor, target, nowMs: BEGIN_MS + minute * 60_000 };
    const reads = readState(state, needs(policy, event, facts), seq);
    const eventIds = Object.fromEntries(citedSeqs(reads).map((cited) => [cited, `e-${cited}`]));
    applyWrites(state, decide(policy, event, facts, acts, { ...reads, eventIds }).writes);
  });
}

function cpuMicroseconds(run: () => void): number {
  const from = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(from);
  return user + system;
}
