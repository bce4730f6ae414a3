import { type ByteTable, MAX_VALUE } from './byte-table.ts';
import { copyBytes } from './numbers.ts';
import type { Piece } from './table-record.ts';
import { pullWindow, putWindow } from './window-code.ts';
import { WINDOW_NAMES, type WindowName, type WindowState, type Windows } from './windows.ts';

// All windows of an account are one value: section after section, each with its window's number and its length before it.
const HEAD_BYTES = 3;

/** One window is at most a few kilobytes, so this holds more than a table takes. */
const buffer = new Uint8Array(4 * MAX_VALUE);

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

/** Throws where the sections do not fill the value, or one is of no window. */
export function refuseBrokenWindows({ bytes, from, to }: Piece): void {
  let at = from;
  while (at < to && (bytes[at] ?? WINDOW_NAMES.length) < WINDOW_NAMES.length) at = behind(bytes, at);
  if (at !== to) throw new Error(`Read windows: ${to - from} bytes that are no whole windows`);
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

/** Replaces one window of an account, or adds it; `before` is what the account has. */
export function keepWindow(
  table: ByteTable,
  account: string,
  name: WindowName,
  state: WindowState,
  before: Piece | undefined = table.peek(account),
): void {
  const number = NUMBER[name] ?? 0;
  if (before === undefined) {
    table.set(account, buffer, putSection(0, number, name, state));
    return;
  }
  const { bytes, from, to } = before;
  let section = from;
  while (section < to && bytes[section] !== number) section = behind(bytes, section);
  if (section < to && replaced(bytes, section, name, state)) return;
  const end = putSection(copyBytes(bytes, from, section, buffer, 0), number, name, state);
  table.set(account, buffer, section < to ? copyBytes(bytes, behind(bytes, section), to, buffer, end) : end);
}

/** Writes a window where it stood; false if it takes more or less room than before. */
function replaced(bytes: Uint8Array, section: number, name: WindowName, state: WindowState): boolean {
  const length = putWindow(buffer, 0, name, state);
  const begin = section + HEAD_BYTES;
  if (begin + length !== behind(bytes, section)) return false;
  copyBytes(buffer, 0, length, bytes, begin);
  return true;
}

/** Writes a section to the buffer and gives the place behind it. */
function putSection(at: number, number: number, name: WindowName, state: WindowState): number {
  const end = putWindow(buffer, at + HEAD_BYTES, name, state);
  const length = end - at - HEAD_BYTES;
  buffer[at] = number;
  buffer[at + 1] = length >>> 8;
  buffer[at + 2] = length & 255;
  return end;
}
