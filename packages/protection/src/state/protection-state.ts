import { type ByteTable, createByteTable } from './byte-table.ts';
import { newPair, type PairState } from './pair.ts';
import { fromBase64, pairFromBytes, pairToBytes } from './pair-code.ts';
import { sessionsAfter } from './sessions.ts';
import { decodeWindows, withWindow } from './window-code.ts';
import {
  WINDOW_NAMES,
  type WindowName,
  type Windows,
  windowAfter,
  windowIsOver,
  windowOfKey,
} from './windows.ts';

const DAY_MS = 86_400_000;
const PAIR_KEPT_MS = 90 * DAY_MS;
const CASE_KEPT_MS = 365 * DAY_MS;

/** The one case of a pair; later and graver findings raise its tier. */
export type CaseMark = { caseId: string; tier: number; atMs: number };

/** All that one organisation's engine remembers. Keep one per organisation: ids of two never meet. */
export type ProtectionState = {
  pairs: ByteTable;
  /** All windows of an account in one entry. */
  windows: ByteTable;
  cases: Map<string, CaseMark>;
};

/** Keys that a decision wants to read. */
export type NeededReads = {
  pairs: readonly string[];
  windows: readonly { account: string; names: readonly WindowName[] }[];
};

/** What was read, as plain values; `eventSeq` numbers this event, `eventIds` names cited ones. */
export type Reads = {
  pairs: ReadonlyMap<string, PairState>;
  /** By account, pair, conversation or theme. */
  windows: ReadonlyMap<string, Windows>;
  cases: ReadonlyMap<string, CaseMark>;
  eventSeq: number;
  eventIds: Readonly<Record<number, string>>;
};

/** A change to the state as plain JSON; the journal keeps it and a replay applies it again. */
export type Write =
  | { op: 'pair'; key: string; state: string }
  | { op: 'accept'; key: string; atMs: number }
  | { op: 'window'; key: string; member: number; atMs: number; ties?: readonly number[] }
  | { op: 'session'; account: string; atMs: number; member?: number; game: boolean; ends: boolean }
  | ({ op: 'case'; key: string } & CaseMark);

/** Key of an account writing to another; the length keeps two ids apart without a forbidden sign. */
export const pairKey = (actor: string, target: string): string => `${actor.length}:${actor}${target}`;

/** State of an organisation that has sent nothing yet. */
export const emptyState = (): ProtectionState => ({
  pairs: createByteTable(),
  windows: createByteTable(),
  cases: new Map(),
});

/** Reads what `needs` asked for; `eventIds` stays to be filled from `citedSeqs`. */
export function readState(state: ProtectionState, needed: NeededReads, eventSeq: number): Reads {
  const pairs = new Map<string, PairState>();
  const windows = new Map<string, Windows>();
  const cases = new Map<string, CaseMark>();
  for (const key of needed.pairs) {
    const pair = state.pairs.get(key);
    if (pair !== undefined) pairs.set(key, pairFromBytes(pair));
    const mark = state.cases.get(key);
    if (mark !== undefined) cases.set(key, mark);
  }
  for (const { account, names } of needed.windows) {
    const bytes = names.length === 0 ? undefined : state.windows.get(account);
    if (bytes !== undefined) windows.set(account, decodeWindows(bytes, names));
  }
  return { pairs, windows, cases, eventSeq, eventIds: {} };
}

/** Sequence numbers whose event ids a decision may cite. */
export function citedSeqs(reads: Reads): number[] {
  const seqs = new Set<number>();
  for (const pair of reads.pairs.values()) for (const { seq } of pair.citations) seqs.add(seq);
  return [...seqs].sort((a, b) => a - b);
}

/**
 * Applies writes in order, in place, and returns the same state: a million pairs are not copied for one event.
 * Nothing but the arguments enters, so replaying a journal over a checkpoint gives the same bytes.
 */
export function applyWrites(state: ProtectionState, writes: readonly Write[]): ProtectionState {
  for (const write of writes) applyWrite(state, write);
  return state;
}

function applyWrite(state: ProtectionState, write: Write): void {
  switch (write.op) {
    case 'pair':
      state.pairs.set(write.key, fromBase64(write.state));
      return;
    case 'accept': {
      const known = state.pairs.get(write.key);
      const pair = known === undefined ? newPair(write.atMs) : pairFromBytes(known);
      state.pairs.set(write.key, pairToBytes({ ...pair, accepted: true }));
      return;
    }
    case 'window': {
      const at = windowOfKey(write.key);
      if (at === undefined) throw new Error(`Apply write "${write.key}": it names no window`);
      const bytes = state.windows.get(at.account);
      const window = bytes && decodeWindows(bytes, [at.name])[at.name];
      state.windows.set(at.account, withWindow(bytes, at.name, windowAfter(at.name, window, write)));
      return;
    }
    case 'session': {
      const bytes = state.windows.get(write.account);
      const sessions = bytes && decodeWindows(bytes, ['sessions']).sessions;
      // An end with nothing open would only make an empty entry.
      if (write.ends && sessions === undefined) return;
      state.windows.set(write.account, withWindow(bytes, 'sessions', sessionsAfter(sessions ?? [], write)));
      return;
    }
    case 'case': {
      const { caseId, tier, atMs } = write;
      state.cases.set(write.key, { caseId, tier, atMs });
    }
  }
}

/** Forgets what no rule can use any more; returns how many entries went. */
export function pruneState(state: ProtectionState, nowMs: number): number {
  let gone = 0;
  gone += pruneTable(state.pairs, (pair) => pairFromBytes(pair).lastAtMs < nowMs - PAIR_KEPT_MS);
  gone += pruneWindows(state.windows, nowMs);
  for (const [key, { atMs }] of state.cases) {
    if (atMs >= nowMs - CASE_KEPT_MS) continue;
    state.cases.delete(key);
    gone++;
  }
  return gone;
}

function pruneTable(table: ByteTable, isOver: (value: Uint8Array) => boolean): number {
  let gone = 0;
  for (const key of table.keys()) {
    const value = table.get(key);
    if (value !== undefined && isOver(value) && table.delete(key)) gone++;
  }
  return gone;
}

/** Windows that are over go one by one; an account without any goes whole. */
function pruneWindows(table: ByteTable, nowMs: number): number {
  let gone = 0;
  for (const account of table.keys()) {
    const windows = decodeWindows(table.get(account) ?? new Uint8Array(), WINDOW_NAMES);
    let left = new Uint8Array();
    for (const name of WINDOW_NAMES) {
      const window = windows[name];
      if (window === undefined) continue;
      if (windowIsOver(name, window, nowMs)) gone++;
      else left = withWindow(left, name, window);
    }
    if (left.length === 0) table.delete(account);
    else table.set(account, left);
  }
  return gone;
}
