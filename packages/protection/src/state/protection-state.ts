import { keepWindow, pullWindows, windowIn } from './account-windows.ts';
import { fromBase64, putBase64 } from './base64.ts';
import { type ByteTable, createByteTable, SHARDS } from './byte-table.ts';
import { type CaseEntry, encodeCase, pullCase } from './case-code.ts';
import { newPair, type PairState, pairAfter, pairWithout } from './pair.ts';
import { countContact, hasCitations, PAIR_BYTES, pullPair, putPair } from './pair-code.ts';
import { sessionsAfter } from './sessions.ts';
import { finish } from './steps.ts';
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

/** All that one organisation's engine remembers. Keep one per organisation: ids of two never meet. */
export type ProtectionState = {
  pairs: ByteTable;
  /** All windows of an account in one entry. */
  windows: ByteTable;
  cases: ByteTable;
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
  cases: ReadonlyMap<string, CaseEntry>;
  eventSeq: number;
  eventIds: Readonly<Record<number, string>>;
};

/** A change to the state as plain JSON; the journal keeps it and a replay applies it again. */
export type Write =
  | { op: 'pair'; key: string; state: string }
  /** One more contact of a pair without evidence, in which nothing was found. */
  | { op: 'contact'; key: string; atMs: number }
  | { op: 'accept'; key: string; atMs: number }
  | { op: 'uncite'; key: string; seq: number }
  | { op: 'window'; key: string; member: number; atMs: number; ties?: readonly number[] }
  | { op: 'session'; account: string; atMs: number; member?: number; game: boolean; ends: boolean }
  | ({ op: 'case'; key: string } & CaseEntry);

type KnownKey = { actor: string; target: string; key: string };
const NO_KEY: KnownKey = { actor: '', target: '', key: '0:' };
let lastKey = NO_KEY;
let keyBefore = NO_KEY;

/**
 * Key of an account writing to another; the length keeps two ids apart without a forbidden sign. One message asks for
 * the keys of its pair, both ways, several times, so the last two are remembered.
 */
export function pairKey(actor: string, target: string): string {
  if (lastKey.actor === actor && lastKey.target === target) return lastKey.key;
  const known = keyBefore.actor === actor && keyBefore.target === target ? keyBefore : undefined;
  keyBefore = lastKey;
  lastKey = known ?? { actor, target, key: `${actor.length}:${actor}${target}` };
  return lastKey.key;
}

/** The two accounts of a pair's key. */
export function accountsOfPair(key: string): { actor: string; target: string } {
  const colon = key.indexOf(':');
  const end = colon + 1 + Number(key.slice(0, colon));
  return { actor: key.slice(colon + 1, end), target: key.slice(end) };
}

/** State of an organisation that has sent nothing yet. */
export const emptyState = (): ProtectionState => ({
  pairs: createByteTable(),
  windows: createByteTable(),
  cases: createByteTable(),
});

const NO_PAIRS: ReadonlyMap<string, PairState> = new Map();
const NO_WINDOWS: ReadonlyMap<string, Windows> = new Map();
const NO_CASES: ReadonlyMap<string, CaseEntry> = new Map();
const NO_IDS: Readonly<Record<number, string>> = {};

/** Reads what `needs` asked for; `eventIds` stays to be filled from `citedSeqs`. */
export function readState(state: ProtectionState, needed: NeededReads, eventSeq: number): Reads {
  return {
    pairs: readPairs(state, needed),
    windows: readWindows(state, needed),
    cases: readCases(state, needed),
    eventSeq,
    eventIds: NO_IDS,
  };
}

function readPairs({ pairs }: ProtectionState, needed: NeededReads): ReadonlyMap<string, PairState> {
  let pairTable: Map<string, PairState> | undefined;
  for (const key of needed.pairs) {
    const piece = pairs.peek(key);
    if (piece === undefined) continue;
    pairTable ??= new Map();
    pairTable.set(key, pullPair(piece));
  }
  return pairTable ?? NO_PAIRS;
}

function readWindows({ windows }: ProtectionState, needed: NeededReads): ReadonlyMap<string, Windows> {
  let windowTable: Map<string, Windows> | undefined;
  for (const { account, names } of needed.windows) {
    const piece = names.length === 0 ? undefined : windows.peek(account);
    if (piece === undefined) continue;
    windowTable ??= new Map();
    windowTable.set(account, pullWindows(piece, names));
  }
  return windowTable ?? NO_WINDOWS;
}

function readCases({ cases }: ProtectionState, needed: NeededReads): ReadonlyMap<string, CaseEntry> {
  if (cases.size() === 0) return NO_CASES;
  let caseTable: Map<string, CaseEntry> | undefined;
  for (const key of needed.pairs) {
    const piece = cases.peek(key);
    if (piece === undefined) continue;
    caseTable ??= new Map();
    caseTable.set(key, pullCase(piece));
  }
  return caseTable ?? NO_CASES;
}

/** Sequence numbers whose event ids a decision may cite. */
export function citedSeqs(reads: Reads): number[] {
  const seqs: number[] = [];
  if (reads.pairs.size === 0) return seqs;
  // A pair has a handful of citations, so a set would cost more than looking.
  for (const pair of reads.pairs.values())
    for (const { seq } of pair.citations) if (!seqs.includes(seq)) seqs.push(seq);
  return seqs.length > 1 ? seqs.sort((a, b) => a - b) : seqs;
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
      keepBase64(state.pairs, write.key, write.state);
      return;
    case 'contact': {
      const known = state.pairs.peek(write.key);
      if (known === undefined || !countContact(known, write.atMs)) {
        const pair = known && pullPair(known);
        keepPair(state.pairs, write.key, pairAfter(pair, { atMs: write.atMs, seq: 0, found: [] }));
      }
      return;
    }
    case 'accept': {
      const known = state.pairs.peek(write.key);
      const pair = known === undefined ? newPair(write.atMs) : pullPair(known);
      keepPair(state.pairs, write.key, { ...pair, accepted: true });
      return;
    }
    case 'uncite': {
      const known = state.pairs.peek(write.key);
      if (known !== undefined) keepPair(state.pairs, write.key, pairWithout(pullPair(known), write.seq));
      return;
    }
    case 'window': {
      const at = windowOfKey(write.key);
      if (at === undefined) throw new Error(`Apply write "${write.key}": it names no window`);
      const before = state.windows.peek(at.account);
      const after = windowAfter(at.name, windowIn(before, at.name), write);
      keepWindow(state.windows, at.account, at.name, after, before);
      return;
    }
    case 'session': {
      const sessions = windowIn(state.windows.peek(write.account), 'sessions');
      // An end with nothing open would only make an empty entry.
      if (write.ends && sessions === undefined) return;
      keepWindow(state.windows, write.account, 'sessions', sessionsAfter(sessions ?? [], write));
      return;
    }
    case 'case': {
      state.cases.set(write.key, encodeCase(write));
    }
  }
}

const buffer = new Uint8Array(PAIR_BYTES);

const keepPair = (pairs: ByteTable, key: string, pair: PairState): void =>
  pairs.set(key, buffer, putPair(buffer, pair));

function keepBase64(pairs: ByteTable, key: string, text: string): void {
  if (text.length > PAIR_BYTES) pairs.set(key, fromBase64(text));
  else pairs.set(key, buffer, putBase64(text, buffer));
}

/** The case of a pair, where it has one. */
export function caseOfPair({ cases }: ProtectionState, key: string): CaseEntry | undefined {
  const piece = cases.peek(key);
  return piece && pullCase(piece);
}

/** Sequence numbers that a pair cites; most pairs cite nothing. */
export function citedInPair({ pairs }: ProtectionState, key: string): number[] {
  const piece = pairs.peek(key);
  return piece === undefined || !hasCitations(piece) ? [] : pullPair(piece).citations.map(({ seq }) => seq);
}

/** Forgets what no rule can use any more; returns how many entries went. */
export const pruneState = (state: ProtectionState, nowMs: number): number =>
  finish(pruneInSteps(state, nowMs));

/** The same in steps: events may be judged between two of them. */
export function* pruneInSteps(state: ProtectionState, nowMs: number): Generator<void, number> {
  let gone = 0;
  for (let shard = 0; shard < SHARDS; shard++) {
    gone += yield* pruneShard(state.pairs, shard, (key) => prunePair(state.pairs, key, nowMs));
    gone += yield* pruneShard(state.windows, shard, (key) => pruneWindows(state.windows, key, nowMs));
    gone += yield* pruneShard(state.cases, shard, (key) => pruneCase(state.cases, key, nowMs));
  }
  return gone;
}

const KEYS_A_STEP = 1024;

function* pruneShard(
  table: ByteTable,
  shard: number,
  prune: (key: string) => number,
): Generator<void, number> {
  let gone = 0;
  for (const [at, key] of table.keysIn(shard).entries()) {
    gone += prune(key);
    if (at % KEYS_A_STEP === 0) yield;
  }
  return gone;
}

function prunePair(table: ByteTable, key: string, nowMs: number): number {
  const pair = table.peek(key);
  if (pair === undefined || pullPair(pair).lastAtMs >= nowMs - PAIR_KEPT_MS) return 0;
  return table.delete(key) ? 1 : 0;
}

function pruneCase(table: ByteTable, key: string, nowMs: number): number {
  const mark = table.peek(key);
  if (mark === undefined || pullCase(mark).atMs >= nowMs - CASE_KEPT_MS) return 0;
  return table.delete(key) ? 1 : 0;
}

/** Windows that are over go one by one; an account without any goes whole. */
function pruneWindows(table: ByteTable, account: string, nowMs: number): number {
  const piece = table.peek(account);
  if (piece === undefined) return 0;
  const windows = pullWindows(piece, WINDOW_NAMES);
  const names = WINDOW_NAMES.filter((name) => windows[name] !== undefined);
  const left = names.filter((name) => !windowIsOver(name, windows[name] ?? [], nowMs));
  if (left.length === names.length) return 0;
  table.delete(account);
  for (const name of left) keepWindow(table, account, name, windows[name] ?? []);
  return names.length - left.length;
}
