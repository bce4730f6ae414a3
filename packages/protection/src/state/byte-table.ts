import { createArena } from './arena.ts';
import { isKey, keyOf, putValue, roomOf, sizeOf, store, valueAt } from './table-record.ts';

/** Short byte strings by key, packed: what a `Map` of objects would need several times the memory for. */
export type ByteTable = {
  size(): number;
  /** Memory that is held, in bytes. */
  held(): number;
  /** A view that is true until the next change. */
  get(key: string): Uint8Array | undefined;
  set(key: string, value: Uint8Array): void;
  delete(key: string): boolean;
  keys(): string[];
};

/** Each shard grows alone, so that no single event waits while a million keys are placed anew. */
const SHARDS = 64;
const SMALLEST = 8;
export const MAX_VALUE = 16_000;
const MAX_KEY = 2_000;

type Shard = { index: Uint32Array; used: number };

/** An empty table. Keys are compared whole, so two never share an entry, whatever their hashes are. */
export function createByteTable(): ByteTable {
  const arena = createArena();
  const shards = Array.from({ length: SHARDS }, (): Shard => ({ index: new Uint32Array(0), used: 0 }));
  let size = 0;

  const shardOf = (hash: number): Shard => shards[hash >>> 26] ?? emptyShard();

  /** Where a key stands in its shard, or −1 − the free place where it would stand. */
  const find = ({ index }: Shard, key: string, hash: number): number => {
    const mask = index.length - 1;
    let at = hash & mask;
    for (let ref = index[at] ?? 0; ref !== 0; ref = index[at] ?? 0) {
      if (isKey(arena.blockOf(ref), arena.startOf(ref), key)) return at;
      at = (at + 1) & mask;
    }
    return -1 - at;
  };

  const keyAt = (ref: number): string => keyOf(arena.blockOf(ref), arena.startOf(ref));
  const free = (ref: number): void => arena.free(ref, sizeOf(arena.blockOf(ref), arena.startOf(ref)));

  const grow = (shard: Shard): void => {
    const old = shard.index;
    shard.index = new Uint32Array(Math.max(SMALLEST, old.length * 2));
    const mask = shard.index.length - 1;
    for (const ref of old) {
      if (ref === 0) continue;
      let at = hashOf(keyAt(ref)) & mask;
      while (shard.index[at] !== 0) at = (at + 1) & mask;
      shard.index[at] = ref;
    }
  };

  const get = (key: string): Uint8Array | undefined => {
    const hash = hashOf(key);
    const shard = shardOf(hash);
    if (shard.used === 0) return undefined;
    const at = find(shard, key, hash);
    if (at < 0) return undefined;
    const ref = shard.index[at] ?? 0;
    return valueAt(arena.blockOf(ref), arena.startOf(ref));
  };

  const set = (key: string, value: Uint8Array): void => {
    if (key.length > MAX_KEY) throw new Error(`Keep state: a key has ${key.length} signs, not ≤ ${MAX_KEY}`);
    if (value.length > MAX_VALUE) throw new Error(`Keep state: ${value.length} bytes, not ≤ ${MAX_VALUE}`);
    const hash = hashOf(key);
    const shard = shardOf(hash);
    if (shard.used * 4 >= shard.index.length * 3) grow(shard);
    const at = find(shard, key, hash);
    if (at >= 0) {
      const ref = shard.index[at] ?? 0;
      const [block, start] = [arena.blockOf(ref), arena.startOf(ref)];
      if (value.length <= roomOf(block, start)) {
        putValue(block, start, value);
        return;
      }
      free(ref);
      shard.index[at] = store(arena, key, value);
      return;
    }
    shard.index[-1 - at] = store(arena, key, value);
    shard.used++;
    size++;
  };

  const remove = (key: string): boolean => {
    const hash = hashOf(key);
    const shard = shardOf(hash);
    if (shard.used === 0) return false;
    const { index } = shard;
    const mask = index.length - 1;
    let hole = find(shard, key, hash);
    if (hole < 0) return false;
    free(index[hole] ?? 0);
    // Entries behind the hole move up, so that no mark is needed where something was.
    for (let at = (hole + 1) & mask; index[at] !== 0; at = (at + 1) & mask) {
      const home = hashOf(keyAt(index[at] ?? 0)) & mask;
      if (((at - home) & mask) < ((at - hole) & mask)) continue;
      index[hole] = index[at] ?? 0;
      hole = at;
    }
    index[hole] = 0;
    shard.used--;
    size--;
    return true;
  };

  const keys = (): string[] =>
    shards.flatMap(({ index }) => [...index].flatMap((ref) => (ref === 0 ? [] : keyAt(ref))));

  const held = (): number => arena.held() + shards.reduce((sum, { index }) => sum + index.byteLength, 0);

  return { size: () => size, held, get, set, delete: remove, keys };
}

const emptyShard = (): Shard => ({ index: new Uint32Array(0), used: 0 });

/** FNV-1a, mixed so that the top bits choose the shard and the low bits the place in it. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
