import { type PlatformEvent, targetOf } from '@kmm/contracts';
import { type Act, actIndex } from '../acts.ts';
import { bandRank, receiverBand, senderBand } from '../age.ts';
import type { Facts, FoundAct, FoundMark, Signals } from '../facts.ts';
import { type PairState, pairAfter, pairAt, strongest } from '../state/pair.ts';
import { encodePair } from '../state/pair-code.ts';
import { pairKey, type Reads, type Write } from '../state/protection-state.ts';
import {
  ownerOf,
  type WindowName,
  type WindowState,
  type Windows,
  windowAfter,
  windowOfKey,
} from '../state/windows.ts';
import { isTextMark } from '../text-marks.ts';
import type { BeforeState, Context } from './context.ts';
import { ownerKey } from './owner-key.ts';
import { CONTACTS, type WindowWrite, windowWritesOf } from './window-writes.ts';

/** What an event does by its type, without a word: weaker than a sentence that says it. */
const ACT_OF_EVENT: Readonly<Record<string, Act>> = {
  'payment.requested': 'payment-demand',
  'gift.sent': 'gift-offer',
};
const EVENT_WEIGHT = 0.5;
const NO_WEIGHTS: ReadonlyMap<Act, number> = new Map();

/** Gathers what conditions may ask, and the writes that this event leaves behind; `shared` are windows that rules ask for. */
export function gather(
  event: PlatformEvent,
  facts: Facts,
  signals: Signals,
  reads: Reads | 'unavailable',
  shared: readonly WindowName[] = [],
): { context: Context; writes: Write[] } {
  const { actor, target } = facts;
  const nowMs = Math.max(0, facts.nowMs);
  const known = reads === 'unavailable' ? undefined : reads;
  const there = target && known?.pairs.get(pairKey(actor.id, target.id));
  const reverse = target && known?.pairs.get(pairKey(target.id, actor.id));
  const found = foundIn(event, signals);
  const relation = targetOf(event)?.relation;
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
    weights: found === undefined || found.length === 0 ? NO_WEIGHTS : strongest(found),
    marks: marksIn(signals),
    reverse: reverse && pairAt(reverse, nowMs),
    stateDown: known === undefined,
  };
  const after = target === undefined ? undefined : afterContact(base, there);
  const windowWrites = windowWritesOf(base, known, shared);
  const writes: Write[] = [...windowWrites];
  if (target !== undefined && after !== undefined && after !== there) {
    writes.push({ op: 'pair', key: pairKey(actor.id, target.id), state: encodePair(after) });
  }
  if (target !== undefined && event.type === 'contact.accepted') {
    writes.push({ op: 'accept', key: pairKey(actor.id, target.id), atMs: nowMs });
    writes.push({ op: 'accept', key: pairKey(target.id, actor.id), atMs: nowMs });
  }
  const context: Context = {
    ...base,
    pair: after,
    actorWindows: windowsAfter(actor.id, known, windowWrites),
    targetWindows: windowsAfter(target?.id, known, windowWrites),
    sharedWindows: shared.length === 0 ? NO_WINDOWS : sharedAfter(shared, event, known, windowWrites),
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

const NO_MARKS: readonly FoundMark[] = [];

function marksIn(signals: Signals): readonly FoundMark[] {
  if (signals === 'unavailable' || signals.length === 0) return NO_MARKS;
  const marks: FoundMark[] = [];
  for (const { act, ...where } of signals) if (isTextMark(act)) marks.push({ ...where, act });
  return marks.length === 0 ? NO_MARKS : marks;
}

/** The pair is kept where a young person is on either side, or where something was found. */
function afterContact(base: BeforeState, there: PairState | undefined): PairState | undefined {
  const { event, found, receiver, viewer, nowMs, eventSeq, stateDown } = base;
  if (stateDown || !CONTACTS.has(event.type)) return there;
  const young = receiver !== undefined && bandRank(receiver) <= bandRank('18-22');
  const watched = young || bandRank(viewer) <= bandRank('18-22') || (found ?? []).length > 0;
  return watched ? pairAfter(there, { atMs: nowMs, seq: eventSeq, found: found ?? [] }) : there;
}

const NO_WINDOWS: Windows = {};

/** Whether a window's key is of this account; no name of a window holds a slash. */
const isKeyOf = (key: string, account: string): boolean =>
  key.indexOf('/') + 1 + account.length === key.length && key.endsWith(account);

/** An account's windows as they stand once this event is counted. */
function windowsAfter(
  account: string | undefined,
  reads: Reads | undefined,
  writes: readonly WindowWrite[],
): Windows {
  if (account === undefined) return NO_WINDOWS;
  const before = reads?.windows.get(account) ?? NO_WINDOWS;
  if (writes.length === 0) return before;
  const mine = writes.filter(({ key }) => isKeyOf(key, account));
  if (mine.length === 0) return before;
  const after: Partial<Record<WindowName, WindowState>> = { ...before };
  for (const write of mine) {
    const name = windowOfKey(write.key)?.name;
    if (name !== undefined) after[name] = windowAfter(name, after[name], write);
  }
  return after;
}

/** The windows of a pair, a conversation or a theme as they stand once this event is counted. */
function sharedAfter(
  shared: readonly WindowName[],
  event: PlatformEvent,
  reads: Reads | undefined,
  writes: readonly WindowWrite[],
): Windows {
  const after: Partial<Record<WindowName, WindowState>> = {};
  for (const name of shared) {
    const key = ownerKey(ownerOf(name), event);
    const window = windowsAfter(key, reads, writes)[name];
    if (window !== undefined) after[name] = window;
  }
  return after;
}
