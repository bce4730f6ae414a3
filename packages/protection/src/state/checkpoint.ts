import { keepWindow, pullWindows } from './account-windows.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { SHARDS } from './byte-table.ts';
import { pullPair } from './pair-code.ts';
import { type CaseMark, emptyState, type ProtectionState } from './protection-state.ts';
import { finish } from './steps.ts';
import { WINDOW_NAMES, type WindowState, windowKey, windowOfKey } from './windows.ts';

const HEADER = 'kmm-protection-state 1\n';
const LINES_A_STEP = 1024;

/** The whole state as bytes; equal states are equal bytes. */
export const encodeState = (state: ProtectionState): Uint8Array => finish(encodeInSteps(state));

/**
 * The same in steps, between which the state must not change: a header, then one JSON line an entry, shard by shard and
 * sorted in each, which depends on nothing but the keys.
 */
export function* encodeInSteps(state: ProtectionState): Generator<void, Uint8Array> {
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [encoder.encode(HEADER)];
  let lines: string[] = [];
  const flush = () => {
    parts.push(encoder.encode(lines.join('')));
    lines = [];
  };
  for (const line of linesOf(state)) {
    lines.push(line);
    if (lines.length < LINES_A_STEP) continue;
    flush();
    yield;
  }
  flush();
  return concat(parts);
}

function* linesOf({ pairs, windows, cases }: ProtectionState): Generator<string> {
  const line = (...entry: [kind: string, key: string, value: unknown]) => `${JSON.stringify(entry)}\n`;
  for (let shard = 0; shard < SHARDS; shard++) {
    for (const key of pairs.keysIn(shard).sort())
      yield line('pair', key, toBase64(pairs.get(key) ?? new Uint8Array()));
    for (const account of windows.keysIn(shard).sort()) {
      const piece = windows.peek(account);
      const found = piece === undefined ? {} : pullWindows(piece, WINDOW_NAMES);
      for (const name of WINDOW_NAMES)
        if (found[name]) yield line('window', windowKey(name, account), found[name]);
    }
  }
  for (const key of [...cases.keys()].sort()) yield line('case', key, cases.get(key));
}

function concat(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

/** Reads a checkpoint; throws on a damaged one, because an empty state would forget what was seen. */
export function decodeState(bytes: Uint8Array): ProtectionState {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  if (!text.startsWith(HEADER)) throw new Error(`Read checkpoint: it does not begin with "${HEADER.trim()}"`);
  const state = emptyState();
  let at = HEADER.length;
  for (let line = 2; at < text.length; line++) {
    const end = text.indexOf('\n', at);
    if (end < 0) throw new Error(`Read checkpoint: line ${line} is cut off`);
    readLine(state, JSON.parse(text.slice(at, end)), line);
    at = end + 1;
  }
  return state;
}

function readLine(state: ProtectionState, entry: unknown, line: number): void {
  const [kind, key, value] = Array.isArray(entry) ? entry : [];
  if (typeof key === 'string') {
    if (kind === 'pair' && typeof value === 'string') {
      const bytes = fromBase64(value);
      pullPair({ bytes, from: 0, to: bytes.length });
      state.pairs.set(key, bytes);
      return;
    }
    const at = kind === 'window' ? windowOfKey(key) : undefined;
    if (at !== undefined && isWindow(value)) {
      keepWindow(state.windows, at.account, at.name, value);
      return;
    }
    if (kind === 'case' && isCaseMark(value)) {
      state.cases.set(key, value);
      return;
    }
  }
  throw new Error(`Read checkpoint: line ${line} is no entry`);
}

const isWindow = (value: unknown): value is WindowState =>
  Array.isArray(value) &&
  value.every(
    (entry) => Array.isArray(entry) && entry.length >= 2 && entry.every((n) => typeof n === 'number'),
  );

const isCaseMark = (value: unknown): value is CaseMark =>
  typeof value === 'object' &&
  value !== null &&
  'caseId' in value &&
  typeof value.caseId === 'string' &&
  'tier' in value &&
  typeof value.tier === 'number' &&
  'atMs' in value &&
  typeof value.atMs === 'number';
