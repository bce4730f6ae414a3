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
import type { Conversation } from './make-conversation.ts';
import type { People } from './metadata.ts';

const BEGIN_MS = 1_795_510_800_000;
const DAY_MS = 86_400_000;

/** Tier of each message's decision, and the rules that fired with it. */
export type Run = { tiers: number[]; rules: string[][] };

/** Runs a conversation through detector, rules and state, as the server does. */
export function runConversation(policy: CompiledPolicy, { messages }: Conversation, people: People): Run {
  const state = emptyState();
  const first: AccountFacts = {
    id: 'first',
    ageBand: people.first,
    createdAtMs: BEGIN_MS - people.firstDays * DAY_MS,
    country: people.abroad ? 'XX' : 'VN',
  };
  const second: AccountFacts = {
    id: 'second',
    ageBand: people.second,
    createdAtMs: BEGIN_MS - 400 * DAY_MS,
    country: 'VN',
  };
  const relation = { connected: people.connected, mutuals: people.mutuals };
  const run: Run = { tiers: [], rules: [] };
  messages.forEach(({ from, minute, text }, seq) => {
    const nowMs = BEGIN_MS + minute * 60_000;
    const [actor, target] = from === 'first' ? [first, second] : [second, first];
    const event = PlatformEvent.parse({
      id: `e-${seq}`,
      type: 'message.sent',
      time: new Date(nowMs).toISOString(),
      actor: actor.id,
      target: target.id,
      conversation: 'c',
      text,
      relation,
    });
    const facts = { actor, target, nowMs };
    const reads = readState(state, needs(policy, event, facts), seq);
    const eventIds = Object.fromEntries(citedSeqs(reads).map((cited) => [cited, `e-${cited}`]));
    const { decision, writes } = decide(policy, event, facts, findActs(text), { ...reads, eventIds });
    applyWrites(state, writes);
    run.tiers.push(decision.tier);
    run.rules.push(decision.reasons.map(({ rule }) => rule));
  });
  return run;
}
