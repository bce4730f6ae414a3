import { pull, put } from './numbers.ts';
import type { Piece } from './table-record.ts';
import { BUCKETS, WINDOWS, type WindowName, type WindowState } from './windows.ts';

const MEMBER_BYTES = 4;
const TIME_BYTES = 6;
const ENTRY_BYTES = MEMBER_BYTES + TIME_BYTES;
const SESSION_BYTES = ENTRY_BYTES + MEMBER_BYTES + 1;

/**
 * Writes a window and gives the place behind it: a counter as its newest bucket and twelve counts, others as member and
 * time one after the other, a near one with its sketch, an independent one with the number of ties and the ties behind each; a session as member,
 * start, length and one (0 while it is open), and whether it is a game.
 */
export function putWindow(bytes: Uint8Array, begin: number, name: WindowName, state: WindowState): number {
  const { kind } = WINDOWS[name];
  if (kind === 'count') return putCounts(bytes, begin, state);
  if (kind === 'span') return putSessions(bytes, begin, state);
  let at = begin;
  for (let i = 0; i < state.length; i++) {
    const entry = state[i] ?? NO_ENTRY;
    at = put(bytes, at, entry[0] ?? 0, MEMBER_BYTES);
    at = put(bytes, at, entry[1] ?? 0, TIME_BYTES);
    if (kind === 'near') at = put(bytes, at, entry[2] ?? 0, MEMBER_BYTES);
    if (kind !== 'independent') continue;
    // An independent entry has its own two numbers beside its ties, and one byte that says how many ties there are.
    bytes[at++] = entry.length - 2;
    for (let tie = 2; tie < entry.length; tie++) at = put(bytes, at, entry[tie] ?? 0, MEMBER_BYTES);
  }
  return at;
}

const NO_ENTRY: readonly number[] = [];

function putSessions(bytes: Uint8Array, begin: number, state: WindowState): number {
  let at = begin;
  for (const [member = 0, startMs = 0, endMs = 0, game = 0] of state) {
    at = put(bytes, at, member, MEMBER_BYTES);
    at = put(bytes, at, startMs, TIME_BYTES);
    at = put(bytes, at, endMs === 0 ? 0 : endMs - startMs + 1, MEMBER_BYTES);
    bytes[at++] = game;
  }
  return at;
}

function pullSessions(bytes: Uint8Array, from: number, to: number): WindowState {
  const state: number[][] = [];
  for (let at = from; at + SESSION_BYTES <= to; at += SESSION_BYTES) {
    const startMs = pull(bytes, at + MEMBER_BYTES, TIME_BYTES);
    const length = pull(bytes, at + ENTRY_BYTES, MEMBER_BYTES);
    const endMs = length === 0 ? 0 : startMs + length - 1;
    state.push([pull(bytes, at, MEMBER_BYTES), startMs, endMs, bytes[at + SESSION_BYTES - 1] ?? 0]);
  }
  return state;
}

function putCounts(bytes: Uint8Array, begin: number, state: WindowState): number {
  const newest = state.at(-1)?.[0] ?? 0;
  const first = put(bytes, begin, newest, TIME_BYTES);
  const end = first + BUCKETS;
  bytes.fill(0, first, end);
  for (const [bucket = 0, count = 0] of state) bytes[end - 1 - (newest - bucket)] = count;
  return end;
}

function pullCounts(bytes: Uint8Array, from: number): WindowState {
  const state: number[][] = [];
  const newest = pull(bytes, from, TIME_BYTES);
  const last = from + TIME_BYTES + BUCKETS - 1;
  for (let back = BUCKETS - 1; back >= 0; back--) {
    const count = bytes[last - back] ?? 0;
    if (count > 0) state.push([newest - back, count]);
  }
  return state;
}

/** Reads what `putWindow` wrote. */
export function pullWindow(name: WindowName, { bytes, from, to }: Piece): WindowState {
  const { kind } = WINDOWS[name];
  if (kind === 'span') return pullSessions(bytes, from, to);
  if (kind === 'count') return pullCounts(bytes, from);
  const state: number[][] = [];
  for (let at = from; at + ENTRY_BYTES <= to; at += ENTRY_BYTES) {
    const entry = [pull(bytes, at, MEMBER_BYTES), pull(bytes, at + MEMBER_BYTES, TIME_BYTES)];
    state.push(entry);
    if (kind === 'near') {
      entry.push(pull(bytes, at + ENTRY_BYTES, MEMBER_BYTES));
      at += MEMBER_BYTES;
    }
    if (kind !== 'independent') continue;
    let left = bytes[at + ENTRY_BYTES] ?? 0;
    for (at += 1; left > 0; left--, at += MEMBER_BYTES)
      entry.push(pull(bytes, at + ENTRY_BYTES, MEMBER_BYTES));
  }
  return state;
}
