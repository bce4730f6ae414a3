import { type ByteTable, MAX_VALUE } from './byte-table.ts';
import { copyBytes } from './numbers.ts';
import type { Piece } from './table-record.ts';
import { pullWindow, putWindow } from './window-code.ts';
import { WINDOW_NAMES, type WindowName, type WindowState, type Windows } from './windows.ts';

// All windows of an account are one value: section after section, each with its window's number and its length before it.
const HEAD_BYTES = 3;

/** One window is at most a few kilobytes, so this holds more than a table takes. */
const room = new Uint8Array(4 * MAX_VALUE);

const NUMBER: Readonly<Record<string, number>> = Object.fromEntries(
  WINDOW_NAMES.map((name, number) => [name, number]),
);

const behind = (bytes: Uint8Array, section: number): number =>
  section + HEAD_BYTES + (((bytes[section + 1] ?? 0) << 8) | (bytes[section + 2] ?? 0));

/** The wanted windows of an account, out of all that it has. */
export function pullWindows({ bytes, from, to }: Piece, wanted: readonly WindowName[]): Windows {
  const windows: Partial<Record<WindowName, WindowState>> = {};
  for (let at = from; at < to; ) {
    const name = WINDOW_NAMES[bytes[at] ?? WINDOW_NAMES.length];
    const begin = at + HEAD_BYTES;
    at = behind(bytes, at);
    if (name !== undefined && wanted.includes(name))
      windows[name] = pullWindow(name, { bytes, from: begin, to: at });
  }
  return windows;
}

/** One window of an account. */
export function windowIn(piece: Piece | undefined, name: WindowName): WindowState | undefined {
  if (piece === undefined) return undefined;
  const { bytes } = piece;
  const number = NUMBER[name];
  for (let at = piece.from; at < piece.to; at = behind(bytes, at)) {
    if (bytes[at] === number)
      return pullWindow(name, { bytes, from: at + HEAD_BYTES, to: behind(bytes, at) });
  }
  return undefined;
}

/** Replaces one window of an account, or adds it. */
export function keepWindow(table: ByteTable, account: string, name: WindowName, state: WindowState): void {
  const before = table.peek(account);
  const number = NUMBER[name] ?? 0;
  let section = before?.from ?? 0;
  let at = 0;
  if (before !== undefined) {
    while (section < before.to && before.bytes[section] !== number) section = behind(before.bytes, section);
    at = copyBytes(before.bytes, before.from, section, room, 0);
  }
  const end = putWindow(room, at + HEAD_BYTES, name, state);
  const length = end - at - HEAD_BYTES;
  room[at] = number;
  room[at + 1] = length >>> 8;
  room[at + 2] = length & 255;
  at = end;
  if (before !== undefined && section < before.to) {
    at = copyBytes(before.bytes, behind(before.bytes, section), before.to, room, at);
  }
  table.set(account, room, at);
}
