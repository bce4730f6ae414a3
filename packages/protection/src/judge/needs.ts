import { type PlatformEvent, targetOf } from '@khong-mot-minh/contracts';
import { bandRank, isMinor, receiverBand, senderBand } from '../age.ts';
import type { Facts } from '../facts.ts';
import type { CompiledPolicy, KindProgram } from '../policy/compiled-policy.ts';
import { type NeededReads, pairKey } from '../state/protection-state.ts';
import { ownerOf, type WindowName } from '../state/windows.ts';
import { ownerKey } from './owner-key.ts';
import { NEEDS_CIRCLE } from './social-graph.ts';

const CIRCLE: WindowName = 'circle30d';

/** What the decision about an event wants to know of the past: one read for all of it. */
export function needs(program: CompiledPolicy, event: PlatformEvent, facts: Facts): NeededReads {
  const kind = program.byKind.get(event.type);
  const ofAccounts = accountReads(kind, event, facts);
  const shared = sharedReads(kind, event, facts);
  if (shared.length === 0) return ofAccounts;
  const all = [...ofAccounts.windows, ...shared];
  return { pairs: ofAccounts.pairs, windows: haveOwnKeys(all) ? all : merged(all) };
}

type WindowReads = NeededReads['windows'];

const NOTHING: WindowReads = [];

/** Only what may be counted for this event is read: between people who are connected, nothing is. */
function sharedReads(kind: KindProgram | undefined, event: PlatformEvent, facts: Facts): WindowReads {
  if (kind === undefined || kind.sharedWindows.length === 0) return NOTHING;
  const reads: WindowReads[number][] = [];
  for (const name of kind.sharedWindows) {
    const owner = ownerOf(name);
    if (owner !== 'theme' && !isStranger(event, facts)) continue;
    if (owner === 'conversation' && isMinor(senderBand(facts.actor))) continue;
    const account = ownerKey(owner, event);
    if (account !== undefined) reads.push({ account, names: [name] });
  }
  return reads;
}

const isStranger = (event: PlatformEvent, { target }: Facts): boolean =>
  targetOf(event)?.relation?.connected !== true &&
  target !== undefined &&
  bandRank(receiverBand(target)) <= bandRank('18-22');

function haveOwnKeys(reads: WindowReads): boolean {
  for (let i = 1; i < reads.length; i++)
    for (let before = 0; before < i; before++) if (reads[before]?.account === reads[i]?.account) return false;
  return true;
}

/** An account may be called like a conversation: what has one key is read once. */
function merged(reads: WindowReads): WindowReads {
  const names = new Map<string, WindowName[]>();
  for (const { account, names: more } of reads) names.set(account, [...(names.get(account) ?? []), ...more]);
  return [...names].map(([account, all]) => ({ account, names: all }));
}

function accountReads(
  kind: KindProgram | undefined,
  event: PlatformEvent,
  { actor, target }: Facts,
): NeededReads {
  const ofActor = kind?.actorWindows ?? [];
  const circle = NEEDS_CIRCLE.has(event.type) && isMinor(senderBand(actor));
  const names = circle ? [...ofActor, CIRCLE] : ofActor;
  if (target === undefined) return { pairs: [], windows: [{ account: actor.id, names }] };
  const ofTarget = kind?.targetWindows ?? [];
  const pairs = [pairKey(actor.id, target.id), pairKey(target.id, actor.id)];
  // An account that acts on itself is read once, for both.
  if (actor.id === target.id)
    return { pairs, windows: [{ account: actor.id, names: [...names, ...ofTarget] }] };
  return {
    pairs,
    windows: [
      { account: actor.id, names },
      { account: target.id, names: ofTarget },
    ],
  };
}
