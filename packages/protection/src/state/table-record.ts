import type { Arena } from './arena.ts';
import { copyBytes } from './numbers.ts';

// A record begins at `at` of its block with 16 bits each for the length of its key (the top bit for a key with signs
// beyond Latin-1), the room for its value and the value's length; then come key and value.
export const HEADER = 6;
const WIDE = 0x8000;

function isWide(key: string): boolean {
  for (let i = 0; i < key.length; i++) if (key.charCodeAt(i) > 255) return true;
  return false;
}

/** Writes a new record and gives its place. */
export function store(arena: Arena, key: string, value: Uint8Array, length: number): number {
  const wide = isWide(key);
  const bytes = HEADER + (wide ? key.length * 2 : key.length) + length;
  const ref = arena.take(bytes);
  const block = arena.blockOf(ref);
  let at = arena.startOf(ref);
  const start = at;
  putWord(block, at, wide ? key.length | WIDE : key.length);
  putWord(block, at + 2, arena.roomFor(bytes) - bytes + length);
  at += HEADER;
  for (let i = 0; i < key.length; i++) {
    const unit = key.charCodeAt(i);
    block[at++] = unit & 255;
    if (wide) block[at++] = unit >>> 8;
  }
  putValue(block, start, value, length);
  return ref;
}

const word = (block: Uint8Array, at: number): number => (block[at] ?? 0) | ((block[at + 1] ?? 0) << 8);

function putWord(block: Uint8Array, at: number, value: number): void {
  block[at] = value & 255;
  block[at + 1] = value >>> 8;
}

function valueStart(block: Uint8Array, at: number): number {
  const head = word(block, at);
  return at + HEADER + ((head & WIDE) === 0 ? head : (head & ~WIDE) * 2);
}

/** Puts the first `length` bytes of a value where they have room. */
export function putValue(block: Uint8Array, at: number, value: Uint8Array, length: number): void {
  putWord(block, at + 4, length);
  copyBytes(value, 0, length, block, valueStart(block, at));
}

/** Gives a record that was copied the length of its value, and no room beyond it. */
export function putLengths(block: Uint8Array, at: number, length: number): void {
  putWord(block, at + 2, length);
  putWord(block, at + 4, length);
}

/** Bytes for which a value has room. */
export const roomOf = (block: Uint8Array, at: number): number => word(block, at + 2);

/** Bytes of the whole record. */
export const sizeOf = (block: Uint8Array, at: number): number =>
  valueStart(block, at) - at + word(block, at + 2);

/** The bytes of a value inside the block that they lie in. */
export type Piece = { bytes: Uint8Array; from: number; to: number };

/** The value of a record. */
export function pieceAt(block: Uint8Array, at: number): Piece {
  const from = valueStart(block, at);
  return { bytes: block, from, to: from + word(block, at + 4) };
}

/** Whether the bytes of a record hold exactly this key. */
export function isKey(block: Uint8Array, at: number, key: string): boolean {
  const head = word(block, at);
  if ((head & ~WIDE) !== key.length) return false;
  if ((head & WIDE) !== 0) return keyOf(block, at) === key;
  for (let i = 0; i < key.length; i++) if (block[at + HEADER + i] !== key.charCodeAt(i)) return false;
  return true;
}

/** The key that a record holds. */
export function keyOf(block: Uint8Array, at: number): string {
  const head = word(block, at);
  const length = head & ~WIDE;
  let key = '';
  for (let i = 0; i < length; i++) {
    const unit = (head & WIDE) === 0 ? (block[at + HEADER + i] ?? 0) : word(block, at + HEADER + 2 * i);
    key += String.fromCharCode(unit);
  }
  return key;
}

/** FNV-1a, mixed so that every bit of the hash depends on every sign of the key. */
export function hashOf(key: string): number {
  let hash = FIRST;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), PRIME);
  return mixed(hash);
}

/** The hash of a record's key, without building the key. */
export function hashAt(block: Uint8Array, at: number): number {
  const head = word(block, at);
  const length = head & ~WIDE;
  const wide = (head & WIDE) !== 0;
  let hash = FIRST;
  for (let i = 0; i < length; i++) {
    const unit = wide ? word(block, at + HEADER + 2 * i) : (block[at + HEADER + i] ?? 0);
    hash = Math.imul(hash ^ unit, PRIME);
  }
  return mixed(hash);
}

const FIRST = 0x811c9dc5;
const PRIME = 0x01000193;

function mixed(hash: number): number {
  let bits = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
