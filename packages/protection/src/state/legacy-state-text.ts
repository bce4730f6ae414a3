import { keepWindow, pullWindows } from './account-windows.ts';
import { fromBase64, toBase64 } from './base64.ts';
import { SHARDS } from './byte-table.ts';
import { type CaseEntry, encodeCase } from './case-code.ts';
import { pullPair } from './pair-code.ts';
import { caseOfPair, emptyState, type ProtectionState } from './protection-state.ts';
import { WINDOW_NAMES, type WindowState, windowKey, windowOfKey } from './windows.ts';

const HEADER = 'kmm-protection-state 1\n';

/**
 * A whole state as text: a header, then one JSON line an entry, shard by shard and sorted in each, which depends on
 * nothing but the keys. Equal states are equal bytes, so this is how two are compared; before decision 0040 it was the
 * form of a checkpoint.
 */
export const encodeState = (state: ProtectionState): Uint8Array =>
  new TextEncoder().encode([HEADER, ...linesOf(state)].join(''));

function* linesOf(state: ProtectionState): Generator<string> {
  const { pairs, windows, cases } = state;
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
  for (const key of cases.keys().sort()) yield line('case', key, caseOfPair(state, key));
}

/** Reads a state that was written as text, piece by piece: as one string it could be longer than a string may be. */
export type StateReader = { push(bytes: Uint8Array): void; end(): ProtectionState };

/** Throws on a damaged text, because an empty state would forget what was seen. */
export function createStateReader(): StateReader {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const state = emptyState();
  let rest = '';
  let line = 0;
  const take = (text: string): void => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const one of lines) {
      if (line++ > 0) readLine(state, JSON.parse(one), line);
      else if (`${one}\n` !== HEADER)
        throw new Error(`Read checkpoint: it does not begin with "${HEADER.trim()}"`);
    }
  };
  return {
    push: (bytes) => take(decoder.decode(bytes, { stream: true })),
    end: () => {
      take(decoder.decode());
      if (rest !== '' || line === 0) throw new Error(`Read checkpoint: line ${line + 1} is cut off`);
      return state;
    },
  };
}

/** Reads what `encodeState` wrote. */
export function decodeState(bytes: Uint8Array): ProtectionState {
  const reader = createStateReader();
  reader.push(bytes);
  return reader.end();
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
      state.cases.set(key, encodeCase(value));
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

const isCaseMark = (value: unknown): value is CaseEntry =>
  typeof value === 'object' &&
  value !== null &&
  'caseId' in value &&
  typeof value.caseId === 'string' &&
  'tier' in value &&
  typeof value.tier === 'number' &&
  'atMs' in value &&
  typeof value.atMs === 'number';
