import type { PlatformEvent } from '@kmm/contracts';
import { type Act, actIndex } from '../acts.ts';
import { bandRank, isMinor, receiverBand, senderBand } from '../age.ts';
import type { Facts, FoundAct, Signals } from '../facts.ts';
import type { KindProgram } from '../policy/compiled-policy.ts';
import { type PairState, pairAfter, pairAt, strongest } from '../state/pair.ts';
import { encodePair } from '../state/pair-code.ts';
import { pairKey, type Reads, type Write } from '../state/protection-state.ts';
import {
  memberOf,
  type WindowName,
  type WindowState,
  windowAfter,
  windowKey,
  windowOfKey,
} from '../state/windows.ts';
import type { Context } from './context.ts';

/** Event types by which one account reaches another. */
const CONTACTS: ReadonlySet<string> = new Set([
  'message.sent',
  'contact.requested',
  'call.started',
  'payment.requested',
  'gift.sent',
  'location.shared',
]);

/** What an event does by its type, without a word: weaker than a sentence that says it. */
const ACT_OF_EVENT: Readonly<Record<string, Act>> = {
  'payment.requested': 'payment-demand',
  'gift.sent': 'gift-offer',
};
const EVENT_WEIGHT = 0.5;

/** Gathers what conditions may ask, and the writes that this event leaves behind. */
export function gather(
  kind: KindProgram | undefined,
  event: PlatformEvent,
  facts: Facts,
  signals: Signals,
  reads: Reads | 'unavailable',
): { context: Context; writes: Write[] } {
  const { actor, target } = facts;
  const nowMs = Math.max(0, facts.nowMs);
  const known = reads === 'unavailable' ? undefined : reads;
  const there = target && known?.pairs[pairKey(actor.id, target.id)];
  const reverse = target && known?.pairs[pairKey(target.id, actor.id)];
  const found = foundIn(event, signals);
  const relation = 'relation' in event ? event.relation : undefined;
  const accepted = there?.accepted === true || reverse?.accepted === true;
  const connected = relation?.connected ?? (accepted || undefined);
  const base = {
    event,
    facts,
    nowMs,
    eventSeq: known?.eventSeq ?? 0,
    sender: senderBand(actor),
    receiver: target && receiverBand(target),
    viewer: receiverBand(actor),
    targetReach: target && senderBand(target),
    connected,
    mutuals: relation?.mutuals,
    firstContact: known === undefined ? undefined : connected !== true && (there ?? reverse) === undefined,
    found,
    weights: strongest(found ?? []),
    reverse: reverse && pairAt(reverse, nowMs),
    stateDown: known === undefined,
  };
  const after = target === undefined ? undefined : afterContact(base, there);
  const windowWrites = writesToWindows(base);
  const writes: Write[] = [...windowWrites];
  if (target !== undefined && after !== undefined && after !== there) {
    writes.push({ op: 'pair', key: pairKey(actor.id, target.id), state: encodePair(after) });
  }
  if (target !== undefined && event.type === 'contact.accepted') {
    writes.push({ op: 'accept', key: pairKey(actor.id, target.id), atMs: nowMs });
    writes.push({ op: 'accept', key: pairKey(target.id, actor.id), atMs: nowMs });
  }
  const windowsOf = (account: string | undefined, names: readonly WindowName[]) =>
    account === undefined ? {} : windowsAfter(account, names, known, windowWrites);
  const context: Context = {
    ...base,
    pair: after,
    actorWindows: windowsOf(actor.id, kind?.actorWindows ?? []),
    targetWindows: windowsOf(target?.id, kind?.targetWindows ?? []),
  };
  return { context, writes };
}

/** An event without text needs no detector; an outage concerns only what could not be read. */
function foundIn(event: PlatformEvent, signals: Signals): FoundAct[] | undefined {
  const text = 'text' in event ? event.text : 'query' in event ? event.query : undefined;
  if (signals === 'unavailable' && text !== undefined && text !== '') return undefined;
  const found: FoundAct[] = [];
  for (const signal of signals === 'unavailable' ? [] : signals) {
    // The check makes the cast true: only words of ACTS have an index.
    if (actIndex(signal.act) !== undefined) found.push({ ...signal, act: signal.act as Act });
  }
  const act = ACT_OF_EVENT[event.type];
  if (act !== undefined) found.push({ act, weight: EVENT_WEIGHT, start: 0, end: 0 });
  return found;
}

type Base = Omit<Context, 'pair' | 'actorWindows' | 'targetWindows'>;

/** The pair is kept where a young person is on either side, or where something was found. */
function afterContact(base: Base, there: PairState | undefined): PairState | undefined {
  const { event, found, receiver, viewer, nowMs, eventSeq, stateDown } = base;
  if (stateDown || !CONTACTS.has(event.type)) return there;
  const young = receiver !== undefined && bandRank(receiver) <= bandRank('18-22');
  const watched = young || bandRank(viewer) <= bandRank('18-22') || (found ?? []).length > 0;
  return watched ? pairAfter(there, { atMs: nowMs, seq: eventSeq, found: found ?? [] }) : there;
}

type WindowWrite = Extract<Write, { op: 'window' }>;

function writesToWindows({
  event,
  facts,
  nowMs,
  sender,
  receiver,
  connected,
  firstContact,
}: Base): WindowWrite[] {
  const { actor, target } = facts;
  const write = (name: WindowName, account: string, other: string): WindowWrite => ({
    op: 'window',
    key: windowKey(name, account),
    member: memberOf(other),
    atMs: nowMs,
  });
  if (event.type === 'list.viewed') return [write('listViews1h', actor.id, '')];
  if (target === undefined || receiver === undefined) return [];
  // Only who is a minor by more than a claim counts here, so that adults cannot pile up blocks in a child's name.
  if (event.type === 'account.blocked' && isMinor(sender)) {
    return [write('blockedByMinors30d', target.id, actor.id)];
  }
  if (event.type === 'account.reported' && isMinor(sender)) {
    return [write('reportedByMinors30d', target.id, actor.id)];
  }
  const newContact = CONTACTS.has(event.type) && firstContact === true && connected !== true;
  if (newContact && !isMinor(sender) && isMinor(receiver)) {
    return [write('newMinorContacts7d', actor.id, target.id)];
  }
  return [];
}

/** Windows as they stand once this event is counted. */
function windowsAfter(
  account: string,
  names: readonly WindowName[],
  reads: Reads | undefined,
  writes: readonly WindowWrite[],
): Partial<Record<WindowName, WindowState>> {
  const windows: Partial<Record<WindowName, WindowState>> = {};
  for (const name of names) {
    const key = windowKey(name, account);
    let window = reads?.windows[key] ?? [];
    for (const write of writes) {
      if (write.key === key && windowOfKey(key) === name) {
        window = windowAfter(name, window, write.atMs, write.member);
      }
    }
    windows[name] = window;
  }
  return windows;
}
