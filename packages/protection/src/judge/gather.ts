import { type PlatformEvent, targetOf } from '@khong-mot-minh/contracts';
import { type ActCode, EVENT_TYPE_ROWS, isActCode } from '@khong-mot-minh/contracts/codes';
import { bandRank, receiverBand, senderBand } from '../age.ts';
import type { Facts, FoundAct, FoundMark, Signals } from '../facts.ts';
import { NO_EVIDENCE, type PairState, pairAfter, pairAt, strongest } from '../state/pair.ts';
import { encodePair } from '../state/pair-code.ts';
import { pairKey, type Reads, type Write } from '../state/protection-state.ts';
import { ownerOf, type WindowName, type WindowState, type Windows } from '../state/windows.ts';
import { isTextMark } from '../text-signals.ts';
import type { Context } from './context.ts';
import { ownerKey } from './owner-key.ts';
import { type Tally, windowsOf } from './tally.ts';
import { CONTACTS, countWindows } from './window-writes.ts';

/** What an event does by its type, without a word: weaker than a sentence that says it. */
const EVENT_WEIGHT = 0.5;
const NO_WEIGHTS: ReadonlyMap<ActCode, number> = new Map();
const NO_WINDOWS: Windows = {};
const NOTHING_FOUND: readonly FoundAct[] = [];

/** Gathers what conditions may ask, and the writes that this event leaves behind; `shared` are windows that rules ask for. */
export function gather(
  event: PlatformEvent,
  facts: Facts,
  signals: Signals,
  reads: Reads | 'unavailable',
  shared: readonly WindowName[] = [],
): { context: Context; writes: Write[] } {
  const known = reads === 'unavailable' ? undefined : reads;
  const there = pairIn(known, facts.actor.id, facts.target?.id);
  const context = contextBefore(event, facts, signals, known, there);
  const { nowMs } = context;
  const tally: Tally = { known, atMs: nowMs, writes: [], changed: [] };
  countWindows(context, tally, shared);
  context.pair = pairWith(context, there, tally.writes);
  context.actorWindows = windowsOf(tally, facts.actor.id);
  context.targetWindows = windowsOf(tally, facts.target?.id);
  if (shared.length > 0) context.sharedWindows = sharedWindows(shared, event, tally);
  return { context, writes: tally.writes };
}

/** What is known before the pair and the windows are brought up to this event. */
function contextBefore(
  event: PlatformEvent,
  facts: Facts,
  signals: Signals,
  known: Reads | undefined,
  there: PairState | undefined,
): Context {
  const { actor, target } = facts;
  const nowMs = Math.max(0, facts.nowMs);
  const reverse = pairIn(known, target?.id, actor.id);
  const findings = foundIn(event, signals);
  const relation = targetOf(event)?.relation;
  const accepted = there?.accepted === true || reverse?.accepted === true;
  const connected = relation?.connected ?? (accepted || undefined);
  return {
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
    found: findings,
    weights: findings === undefined || findings.length === 0 ? NO_WEIGHTS : strongest(findings),
    marks: marksIn(signals),
    pair: there,
    reverse: reverse && pairAt(reverse, nowMs),
    actorWindows: NO_WINDOWS,
    targetWindows: NO_WINDOWS,
    sharedWindows: NO_WINDOWS,
    stateDown: known === undefined,
  };
}

/** Most pairs are strangers to the state, so the key is made only where there is something to look in. */
const pairIn = (
  known: Reads | undefined,
  from: string | undefined,
  to: string | undefined,
): PairState | undefined =>
  known === undefined || known.pairs.size === 0 || from === undefined || to === undefined
    ? undefined
    : known.pairs.get(pairKey(from, to));

/** An event without text needs no detector; an outage concerns only what could not be read. */
function foundIn(event: PlatformEvent, signals: Signals): readonly FoundAct[] | undefined {
  const text = 'text' in event ? event.text : 'query' in event ? event.query : undefined;
  if (signals === 'unavailable' && text !== undefined && text !== '') return undefined;
  const act = EVENT_TYPE_ROWS[event.type].performs;
  if (act === undefined && signals.length === 0) return NOTHING_FOUND;
  const acts: FoundAct[] = [];
  for (const signal of signals === 'unavailable' ? [] : signals) {
    const { act: word } = signal;
    if (isActCode(word)) acts.push({ ...signal, act: word });
  }
  if (act !== undefined) acts.push({ act, weight: EVENT_WEIGHT, start: 0, end: 0 });
  return acts;
}

const NO_MARKS: readonly FoundMark[] = [];

function marksIn(signals: Signals): readonly FoundMark[] {
  if (signals === 'unavailable' || signals.length === 0) return NO_MARKS;
  const marks: FoundMark[] = [];
  for (const { act, ...where } of signals) if (isTextMark(act)) marks.push({ ...where, act });
  return marks.length === 0 ? NO_MARKS : marks;
}

/** The pair after this event. It is kept where a young person is on either side, or where something was found. */
function pairWith(context: Context, there: PairState | undefined, writes: Write[]): PairState | undefined {
  const { event, facts, found = NOTHING_FOUND, receiver, viewer, nowMs, eventSeq, stateDown } = context;
  const { actor, target } = facts;
  if (target === undefined) return undefined;
  let pair = there;
  if (!stateDown && CONTACTS.has(event.type)) {
    const young = receiver !== undefined && bandRank(receiver) <= bandRank('18-22');
    if (young || bandRank(viewer) <= bandRank('18-22') || found.length > 0) {
      pair = pairAfter(there, { atMs: nowMs, seq: eventSeq, found });
      const key = pairKey(actor.id, target.id);
      writes.push(
        isPlain(pair) ? { op: 'contact', key, atMs: nowMs } : { op: 'pair', key, state: encodePair(pair) },
      );
    }
  }
  // What a person stopped connects nobody: the answer to it is a block.
  if (event.type === 'contact.accepted' && facts.stopped !== true) {
    writes.push({ op: 'accept', key: pairKey(actor.id, target.id), atMs: nowMs });
    writes.push({ op: 'accept', key: pairKey(target.id, actor.id), atMs: nowMs });
  }
  return pair;
}

/** Nothing in it fades, so the state can count the contact by itself. */
const isPlain = ({ evidence, citations }: PairState): boolean =>
  evidence === NO_EVIDENCE && citations.length === 0;

/** The windows of the pair, the conversation and the theme as they stand once this event is counted. */
function sharedWindows(shared: readonly WindowName[], event: PlatformEvent, tally: Tally): Windows {
  const after: Partial<Record<WindowName, WindowState>> = {};
  for (const name of shared) {
    const window = windowsOf(tally, ownerKey(ownerOf(name), event))[name];
    if (window !== undefined) after[name] = window;
  }
  return after;
}
