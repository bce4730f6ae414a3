import { newPair, type PairState } from './pair.ts';
import { decodePair, encodePair } from './pair-code.ts';
import { type WindowState, windowAfter, windowIsOver, windowOfKey } from './windows.ts';

const DAY_MS = 86_400_000;
const PAIR_KEPT_MS = 90 * DAY_MS;
const CASE_KEPT_MS = 365 * DAY_MS;

/** The one case of a pair; later and graver findings raise its tier. */
export type CaseMark = { caseId: string; tier: number; atMs: number };

/** All that one organisation's engine remembers. Keep one per organisation: ids of two never meet. */
export type ProtectionState = {
  pairs: Map<string, string>;
  windows: Map<string, WindowState>;
  cases: Map<string, CaseMark>;
};

/** Keys that a decision wants to read. */
export type NeededReads = { pairs: readonly string[]; windows: readonly string[] };

/** What was read, as plain values; `eventSeq` numbers this event, `eventIds` names cited ones. */
export type Reads = {
  pairs: Readonly<Record<string, PairState>>;
  windows: Readonly<Record<string, WindowState>>;
  cases: Readonly<Record<string, CaseMark>>;
  eventSeq: number;
  eventIds: Readonly<Record<number, string>>;
};

/** A change to the state as plain JSON; the journal keeps it and a replay applies it again. */
export type Write =
  | { op: 'pair'; key: string; state: string }
  | { op: 'accept'; key: string; atMs: number }
  | { op: 'window'; key: string; member: number; atMs: number }
  | ({ op: 'case'; key: string } & CaseMark);

/** Key of an account writing to another; the length keeps two ids apart without a forbidden sign. */
export const pairKey = (actor: string, target: string): string => `${actor.length}:${actor}${target}`;

/** State of an organisation that has sent nothing yet. */
export const emptyState = (): ProtectionState => ({ pairs: new Map(), windows: new Map(), cases: new Map() });

/** Reads what `needs` asked for; `eventIds` stays to be filled from `citedSeqs`. */
export function readState(state: ProtectionState, needed: NeededReads, eventSeq: number): Reads {
  const pairs: Record<string, PairState> = {};
  const windows: Record<string, WindowState> = {};
  const cases: Record<string, CaseMark> = {};
  for (const key of needed.pairs) {
    const pair = state.pairs.get(key);
    if (pair !== undefined) pairs[key] = decodePair(pair);
    const mark = state.cases.get(key);
    if (mark !== undefined) cases[key] = mark;
  }
  for (const key of needed.windows) {
    const window = state.windows.get(key);
    if (window !== undefined) windows[key] = window;
  }
  return { pairs, windows, cases, eventSeq, eventIds: {} };
}

/** Sequence numbers whose event ids a decision may cite. */
export function citedSeqs(reads: Reads): number[] {
  const seqs = new Set<number>();
  for (const pair of Object.values(reads.pairs)) for (const { seq } of pair.citations) seqs.add(seq);
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
      state.pairs.set(write.key, write.state);
      return;
    case 'accept': {
      const known = state.pairs.get(write.key);
      const pair = known === undefined ? newPair(write.atMs) : decodePair(known);
      state.pairs.set(write.key, encodePair({ ...pair, accepted: true }));
      return;
    }
    case 'window': {
      const name = windowOfKey(write.key);
      if (name === undefined) throw new Error(`Apply write "${write.key}": it names no window`);
      const next = windowAfter(name, state.windows.get(write.key), write.atMs, write.member);
      state.windows.set(write.key, next);
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
  for (const [key, text] of state.pairs) {
    if (decodePair(text).lastAtMs >= nowMs - PAIR_KEPT_MS) continue;
    state.pairs.delete(key);
    gone++;
  }
  for (const [key, window] of state.windows) {
    const name = windowOfKey(key);
    if (name !== undefined && !windowIsOver(name, window, nowMs)) continue;
    state.windows.delete(key);
    gone++;
  }
  for (const [key, { atMs }] of state.cases) {
    if (atMs >= nowMs - CASE_KEPT_MS) continue;
    state.cases.delete(key);
    gone++;
  }
  return gone;
}
