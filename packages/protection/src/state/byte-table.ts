import { type Arena, createArena } from './arena.ts';
import {
  hashAt,
  hashOf,
  isKey,
  keyOf,
  type Piece,
  pieceAt,
  putValue,
  roomOf,
  sizeOf,
  store,
} from './table-record.ts';

/** Short byte strings by key, packed: what a `Map` of objects would need several times the memory for. */
export type ByteTable = {
  size(): number;
  /** Memory that is held, in bytes. */
  held(): number;
  /** A view that is true until the next change. */
  get(key: string): Uint8Array | undefined;
  /** Where the value lies, true until the next change; making a view costs more than reading a few bytes. */
  peek(key: string): Piece | undefined;
  /** The first `length` bytes of `value`, by default all, become the key's. */
  set(key: string, value: Uint8Array, length?: number): void;
  delete(key: string): boolean;
  /** Makes room in the index for so many entries at once. */
  reserve(entries: number): void;
  keys(): string[];
  /** Keys of one shard; which shard a key belongs to depends on nothing but the key. */
  keysIn(shard: number): string[];
  /** Visits the records whose keys' hashes begin with the bits of `slice`; see `sliceOf`. */
  visit(slice: Slice, see: (block: Uint8Array, at: number) => void): void;
};

/** A share of all keys: those whose hash begins with these bits. */
export type Slice = { bits: number; first: number };

/** Each shard grows alone, so that no single event waits while a million keys are placed anew. */
export const SHARDS = 64;
const SHARD_BITS = Math.log2(SHARDS);
const SMALLEST = 8;
/** An index grows by half and is filled to three quarters: doubling would leave more of it empty. */
const GROWTH = 1.5;
const FULL = 0.75;
/** Shards hold about as many entries as each other, and hardly one this much more. */
const SPREAD = 1.1;
export const MAX_VALUE = 16_000;
const MAX_KEY = 2_000;

/** A few neighbouring shards share an arena: each arena holds a gibibyte, and a small platform fills few blocks. */
const ARENAS = 16;

/** An entry is the place of a record, below 2²⁸, and four bits of its key's hash: most strangers are told apart by them. */
type Shard = { arena: Arena; index: Uint32Array; used: number };
const REF = 2 ** 28 - 1;

/** Shared by all shards that hold nothing: it has no place, so nothing can be written into it. */
const NO_INDEX = new Uint32Array(0);

/** Which of the `2 ** bits` slices a key lies in. */
export const sliceOf = (key: string, bits: number): number => firstBits(hashOf(key), bits);

// A shift by 32 places would be one by none.
const firstBits = (hash: number, bits: number): number => (bits === 0 ? 0 : hash >>> (32 - bits));

/** An empty table. Keys are compared whole, so two never share an entry, whatever their hashes are. */
export function createByteTable(): ByteTable {
  const arenas = Array.from({ length: ARENAS }, createArena);
  const shards = arenas.flatMap((arena) =>
    Array.from({ length: SHARDS / ARENAS }, (): Shard => ({ arena, index: NO_INDEX, used: 0 })),
  );
  let size = 0;

  // `as`: the highest bits of a hash are the number of a shard.
  const shardOf = (hash: number): Shard => shards[firstBits(hash, SHARD_BITS)] as Shard;

  /** Where a key stands in its shard, or −1 − the free place where it would stand. */
  const find = ({ arena, index }: Shard, key: string, hash: number): number => {
    const { length } = index;
    let at = homeOf(hash, length);
    const tag = tagOf(hash);
    for (let entry = index[at] ?? 0; entry !== 0; entry = index[at] ?? 0) {
      const ref = entry & REF;
      if (entry - ref === tag && isKey(arena.blockOf(ref), arena.startOf(ref), key)) return at;
      if (++at === length) at = 0;
    }
    return -1 - at;
  };

  const free = ({ arena }: Shard, ref: number): void =>
    arena.free(ref, sizeOf(arena.blockOf(ref), arena.startOf(ref)));

  const hashIn = ({ arena }: Shard, ref: number): number => hashAt(arena.blockOf(ref), arena.startOf(ref));

  const grow = (shard: Shard, length: number): void => {
    const old = shard.index;
    shard.index = new Uint32Array(length);
    for (const entry of old) {
      if (entry === 0) continue;
      let at = homeOf(hashIn(shard, entry & REF), length);
      while (shard.index[at] !== 0) if (++at === length) at = 0;
      shard.index[at] = entry;
    }
  };

  const entryFor = (
    { arena }: Shard,
    hash: number,
    key: string,
    value: Uint8Array,
    length: number,
  ): number => {
    const ref = store(arena, key, value, length);
    if (ref > REF) throw new Error(`Keep state: a table holds more than ${ARENAS} gibibytes`);
    return tagOf(hash) + ref;
  };

  const peek = (key: string): Piece | undefined => {
    const hash = hashOf(key);
    const shard = shardOf(hash);
    if (shard.used === 0) return undefined;
    const at = find(shard, key, hash);
    if (at < 0) return undefined;
    const ref = (shard.index[at] ?? 0) & REF;
    return pieceAt(shard.arena.blockOf(ref), shard.arena.startOf(ref));
  };

  const get = (key: string): Uint8Array | undefined => {
    const piece = peek(key);
    return piece?.bytes.subarray(piece.from, piece.to);
  };

  const set = (key: string, value: Uint8Array, length: number = value.length): void => {
    if (key.length > MAX_KEY) throw new Error(`Keep state: a key has ${key.length} signs, not ≤ ${MAX_KEY}`);
    if (length > MAX_VALUE) throw new Error(`Keep state: ${length} bytes, not ≤ ${MAX_VALUE}`);
    const hash = hashOf(key);
    const shard = shardOf(hash);
    if (shard.used >= shard.index.length * FULL)
      grow(shard, Math.max(SMALLEST, Math.ceil(shard.index.length * GROWTH)));
    const at = find(shard, key, hash);
    if (at >= 0) {
      const ref = (shard.index[at] ?? 0) & REF;
      const block = shard.arena.blockOf(ref);
      const start = shard.arena.startOf(ref);
      if (length <= roomOf(block, start)) {
        putValue(block, start, value, length);
        return;
      }
      free(shard, ref);
      shard.index[at] = entryFor(shard, hash, key, value, length);
      return;
    }
    shard.index[-1 - at] = entryFor(shard, hash, key, value, length);
    shard.used++;
    size++;
  };

  const remove = (key: string): boolean => {
    const hash = hashOf(key);
    const shard = shardOf(hash);
    if (shard.used === 0) return false;
    const { index } = shard;
    const { length } = index;
    let hole = find(shard, key, hash);
    if (hole < 0) return false;
    free(shard, (index[hole] ?? 0) & REF);
    // Entries behind the hole move up, so that no mark is needed where something was.
    const behind = (at: number, from: number): number => (at - from + length) % length;
    for (let at = (hole + 1) % length; index[at] !== 0; at = (at + 1) % length) {
      const entry = index[at] ?? 0;
      const home = homeOf(hashIn(shard, entry & REF), length);
      if (behind(at, home) < behind(at, hole)) continue;
      index[hole] = entry;
      hole = at;
    }
    index[hole] = 0;
    shard.used--;
    size--;
    return true;
  };

  const reserve = (entries: number): void => {
    // Never so short that no place in it stays free.
    const length = Math.max(SMALLEST, Math.ceil((entries * SPREAD) / SHARDS / FULL));
    for (const shard of shards) if (shard.index.length < length) grow(shard, length);
  };

  const keysIn = (shard: number): string[] => {
    const keys: string[] = [];
    const { arena, index } = shards[shard] ?? shardOf(0);
    for (const entry of index)
      if (entry !== 0) keys.push(keyOf(arena.blockOf(entry & REF), arena.startOf(entry & REF)));
    return keys;
  };
  const keys = (): string[] => shards.flatMap((_, shard) => keysIn(shard));

  const visit: ByteTable['visit'] = ({ bits, first }, see) => {
    if (bits <= SHARD_BITS) {
      const many = SHARDS >> bits;
      for (let shard = first * many; shard < (first + 1) * many; shard++) visitPart(shards[shard], 0, 0, see);
    } else visitPart(shards[first >>> (bits - SHARD_BITS)], bits, first, see);
  };

  const held = (): number =>
    arenas.reduce((sum, arena) => sum + arena.held(), 0) +
    shards.reduce((sum, { index }) => sum + index.byteLength, 0);

  return { size: () => size, held, get, peek, set, delete: remove, reserve, keys, keysIn, visit };
}

/**
 * Visits the records of a shard whose hashes begin with `first`: places follow the order of hashes, so they lie together,
 * but for those that a neighbour pushed on, at most up to the next free place.
 */
function visitPart(
  shard: Shard | undefined,
  bits: number,
  first: number,
  see: (block: Uint8Array, at: number) => void,
): void {
  if (shard === undefined || shard.used === 0) return;
  const { arena, index } = shard;
  const { length } = index;
  const begin = bits === 0 ? 0 : homeOf((first << (32 - bits)) >>> 0, length);
  // Without bits the whole shard is wanted; else the last hash of the slice has the rest of its bits set.
  const last =
    bits === 0 ? length - 1 : homeOf(((first << (32 - bits)) | (2 ** (32 - bits) - 1)) >>> 0, length);
  for (let step = 0; step < length; step++) {
    const entry = index[(begin + step) % length] ?? 0;
    if (entry === 0) {
      if (begin + step > last) return;
      continue;
    }
    const ref = entry & REF;
    const block = arena.blockOf(ref);
    const at = arena.startOf(ref);
    if (bits === 0 || firstBits(hashAt(block, at), bits) === first) see(block, at);
  }
}

const REST = 2 ** (32 - SHARD_BITS);

/** The lowest bits of a hash, which its place hardly depends on. */
const tagOf = (hash: number): number => (hash << 28) >>> 0;

/** Place of a hash in an index of any length: the bits below those that chose the shard, as a share of it. */
const homeOf = (hash: number, length: number): number => Math.floor(((hash & (REST - 1)) * length) / REST);
