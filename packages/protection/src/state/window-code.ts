import { pull, put } from './numbers.ts';
import {
  BUCKETS,
  WINDOW_NAMES,
  WINDOWS,
  type WindowName,
  type WindowState,
  type Windows,
} from './windows.ts';

const MEMBER_BYTES = 4;
const TIME_BYTES = 6;
const ENTRY_BYTES = MEMBER_BYTES + TIME_BYTES;
const SESSION_BYTES = ENTRY_BYTES + MEMBER_BYTES + 1;

/**
 * A window as bytes: a counter as its newest bucket and twelve counts, others as member and time one after the
 * other, an independent one with the number of ties and the ties behind each; a session as member, start, length and
 * one (0 while it is open), and whether it is a game.
 */
export function encodeWindow(name: WindowName, state: WindowState): Uint8Array {
  const { kind } = WINDOWS[name];
  if (kind === 'count') return encodeCounts(state);
  if (kind === 'span') return encodeSessions(state);
  const tied = kind === 'independent';
  // An independent entry has its own two numbers beside its ties, and one byte that says how many ties there are.
  const size = state.reduce(
    (sum, entry) => sum + ENTRY_BYTES + (tied ? 1 + (entry.length - 2) * MEMBER_BYTES : 0),
    0,
  );
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const entry of state) {
    at = put(bytes, at, entry[0] ?? 0, MEMBER_BYTES);
    at = put(bytes, at, entry[1] ?? 0, TIME_BYTES);
    if (!tied) continue;
    bytes[at++] = entry.length - 2;
    for (let tie = 2; tie < entry.length; tie++) at = put(bytes, at, entry[tie] ?? 0, MEMBER_BYTES);
  }
  return bytes;
}

function encodeSessions(state: WindowState): Uint8Array {
  const bytes = new Uint8Array(state.length * SESSION_BYTES);
  let at = 0;
  for (const [member = 0, startMs = 0, endMs = 0, game = 0] of state) {
    at = put(bytes, at, member, MEMBER_BYTES);
    at = put(bytes, at, startMs, TIME_BYTES);
    at = put(bytes, at, endMs === 0 ? 0 : endMs - startMs + 1, MEMBER_BYTES);
    bytes[at++] = game;
  }
  return bytes;
}

function decodeSessions(bytes: Uint8Array): WindowState {
  const state: number[][] = [];
  for (let at = 0; at + SESSION_BYTES <= bytes.length; at += SESSION_BYTES) {
    const startMs = pull(bytes, at + MEMBER_BYTES, TIME_BYTES);
    const length = pull(bytes, at + ENTRY_BYTES, MEMBER_BYTES);
    const endMs = length === 0 ? 0 : startMs + length - 1;
    state.push([pull(bytes, at, MEMBER_BYTES), startMs, endMs, bytes[at + SESSION_BYTES - 1] ?? 0]);
  }
  return state;
}

function encodeCounts(state: WindowState): Uint8Array {
  const newest = state.at(-1)?.[0] ?? 0;
  const bytes = new Uint8Array(TIME_BYTES + BUCKETS);
  put(bytes, 0, newest, TIME_BYTES);
  for (const [bucket = 0, count = 0] of state) bytes[TIME_BYTES + BUCKETS - 1 - (newest - bucket)] = count;
  return bytes;
}

/** Reads what `encodeWindow` wrote. */
export function decodeWindow(name: WindowName, bytes: Uint8Array): WindowState {
  const { kind } = WINDOWS[name];
  if (kind === 'span') return decodeSessions(bytes);
  const state: number[][] = [];
  if (kind === 'count') {
    const newest = pull(bytes, 0, TIME_BYTES);
    for (let back = BUCKETS - 1; back >= 0; back--) {
      const count = bytes[TIME_BYTES + BUCKETS - 1 - back] ?? 0;
      if (count > 0) state.push([newest - back, count]);
    }
    return state;
  }
  for (let at = 0; at + ENTRY_BYTES <= bytes.length; at += ENTRY_BYTES) {
    const entry = [pull(bytes, at, MEMBER_BYTES), pull(bytes, at + MEMBER_BYTES, TIME_BYTES)];
    if (kind === 'independent') {
      let left = bytes[at + ENTRY_BYTES] ?? 0;
      for (at += 1; left > 0; left--, at += MEMBER_BYTES)
        entry.push(pull(bytes, at + ENTRY_BYTES, MEMBER_BYTES));
    }
    state.push(entry);
  }
  return state;
}

/** Number of a window and length of its bytes stand before it. */
const SECTION_BYTES = 3;

/** The wanted windows of an account, out of all that it has. */
export function decodeWindows(bytes: Uint8Array, wanted: readonly WindowName[]): Windows {
  const windows: Partial<Record<WindowName, WindowState>> = {};
  for (let at = 0; at < bytes.length; ) {
    const name = WINDOW_NAMES[bytes[at] ?? WINDOW_NAMES.length];
    const from = at + SECTION_BYTES;
    at = from + pull(bytes, at + 1, 2);
    if (name !== undefined && wanted.includes(name)) {
      windows[name] = decodeWindow(name, bytes.subarray(from, at));
    }
  }
  return windows;
}

/** All windows of an account with one of them replaced. */
export function withWindow(
  bytes: Uint8Array | undefined,
  name: WindowName,
  state: WindowState,
): Uint8Array<ArrayBuffer> {
  const number = WINDOW_NAMES.indexOf(name);
  const window = encodeWindow(name, state);
  const before = bytes ?? new Uint8Array();
  let from = 0;
  while (from < before.length && before[from] !== number) from += SECTION_BYTES + pull(before, from + 1, 2);
  const to = Math.min(before.length, from + SECTION_BYTES + pull(before, from + 1, 2));
  const after = new Uint8Array(from + SECTION_BYTES + window.length + (before.length - to));
  after.set(before.subarray(0, from));
  after.set([number, window.length >>> 8, window.length & 255], from);
  after.set(window, from + SECTION_BYTES);
  after.set(before.subarray(to), from + SECTION_BYTES + window.length);
  return after;
}
