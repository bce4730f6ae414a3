import { hexToBytes } from '../hash-hex.ts';
import { HashingError } from '../hashing-error.ts';
import { matchRadius } from '../usable.ts';
import { type Arena, bytesOf, createArena } from './arena.ts';
import { hasBit, setBit } from './bitmap.ts';
import { countOf, fillBands, type Hashes, writeRows } from './fill-arena.ts';
import { findRows } from './find-rows.ts';
import { decodeIndex, encodeIndex } from './index-file.ts';
import { type LayoutName, layoutFor } from './layout.ts';
import { copyBytes, liveRuns } from './live-rows.ts';
import { numberOf, type RowNumbers, rowOf } from './row-numbers.ts';

/** A hash that was found: the number that it got when it was added, and in how many bits it differs. */
export type Match = { index: number; distance: number };

/** What an index weighs; `bytes` counts everything it holds, free room included. */
export type IndexMemory = { bytes: number; hashes: number; bytesPerHash: number; layout: LayoutName };

/** Another layout than the fastest for this many hashes: fewer bytes, or one that suits uneven hashes. */
export type IndexOptions = { layout?: LayoutName };

type State = { arena: Arena; numbers: RowNumbers };

/**
 * Finds every hash within 31 bits of a query, exactly: the same answer as comparing with all of them.
 * Numbers count up from 0 in the order of adding and are never given again, whatever is removed or compacted.
 * @example HammingIndex.build(hashes).search(hash, 31)
 */
export class HammingIndex {
  #arena: Arena;
  #numbers: RowNumbers;
  #rowCount: number;
  #removed: Uint8Array = new Uint8Array(0);
  #removedCount = 0;

  private constructor({ arena, numbers }: State) {
    this.#arena = arena;
    this.#numbers = numbers;
    this.#rowCount = arena.plan.rowCount;
  }

  /** An index of these hashes, numbered by their place; duplicates are kept. */
  static build(hashes: Hashes, options: IndexOptions = {}): HammingIndex {
    const count = countOf(hashes);
    const arena = createArena(options.layout ?? layoutFor(count), count);
    writeRows(arena, hashes, 0);
    fillBands(arena);
    return new HammingIndex({ arena, numbers: { kept: undefined, keptRows: count, firstAdded: count } });
  }

  /** The index that `export` wrote. With tables in the file its layout is the file's. */
  static import(file: Uint8Array, options: IndexOptions = {}): HammingIndex {
    return new HammingIndex(decodeIndex(file, options.layout));
  }

  /** How many hashes can be found. */
  get size(): number {
    return this.#rowCount - this.#removedCount;
  }

  /** What slows a search until the next `compact`: hashes read one by one, and removed ones still in the way. */
  get waiting(): { added: number; removed: number } {
    return { added: this.#rowCount - this.#arena.plan.rowCount, removed: this.#removedCount };
  }

  /** How many bytes this index holds. */
  get memory(): IndexMemory {
    const { memory, plan } = this.#arena;
    const extra = (this.#numbers.kept?.byteLength ?? 0) + this.#removed.byteLength;
    const bytes = memory.buffer.byteLength + extra;
    return { bytes, hashes: this.size, bytesPerHash: bytes / Math.max(1, this.size), layout: plan.layout };
  }

  /** Every hash within `radius` (0 to 31), nearest first. */
  search(hash: string, radius: number = matchRadius): Match[] {
    if (!Number.isInteger(radius) || radius < 0 || radius > matchRadius) {
      throw new HashingError('bad-radius', `Search within "${radius}": the radius is 0 to ${matchRadius}`);
    }
    const matches = findRows(this.#arena, hexToBytes(hash), this.#rowCount, radius);
    return matches
      .filter(({ row }) => !hasBit(this.#removed, row))
      .map(({ row, distance }) => ({ index: numberOf(this.#numbers, row), distance }))
      .sort((a, b) => a.distance - b.distance || a.index - b.index);
  }

  /** Adds a hash; it is found at once. Answers its number. */
  add(hash: string): number {
    const number = numberOf(this.#numbers, this.#rowCount);
    if (number > 0xffff_fffe) throw new HashingError('too-many', 'Add a hash: all 2^32 numbers are taken');
    writeRows(this.#arena, [hash], this.#rowCount);
    this.#rowCount++;
    return number;
  }

  /** Takes a hash out; from now on it is not found. False when no hash has this number. */
  remove(index: number): boolean {
    if (!this.has(index)) return false;
    const row = rowOf(this.#numbers, index, this.#rowCount) ?? 0;
    this.#removed = setBit(this.#removed, row, this.#rowCount);
    this.#removedCount++;
    return true;
  }

  /** Whether a hash with this number can be found. */
  has(index: number): boolean {
    const row = rowOf(this.#numbers, index, this.#rowCount);
    return row !== undefined && !hasBit(this.#removed, row);
  }

  /**
   * A new index of what can be found now, with the same numbers; nothing of removed hashes is left in it.
   * This takes about a second for a million hashes. A server does it in a worker: `export` here, `import` and
   * `export({ tables: true })` there, `import` here (a copy), then the adds and removes of the meantime once more, in
   * order: they get the same numbers.
   */
  compact(options: IndexOptions = {}): HammingIndex {
    const arena = createArena(options.layout ?? layoutFor(this.size), this.size);
    copyBytes(this.#liveRows(), bytesOf(arena).subarray(arena.plan.rows));
    fillBands(arena);
    return new HammingIndex({ arena, numbers: this.#liveNumbers() });
  }

  /** What can be found, as bytes with a checksum: 32 a hash, with `tables` as many as in memory but ready to search. */
  export(options: { tables?: boolean } = {}): Uint8Array {
    const { added, removed } = this.waiting;
    if (options.tables && added + removed > 0) return this.compact().export(options);
    return encodeIndex({
      rows: this.#liveRows(),
      numbers: this.#liveNumbers(),
      tables: options.tables ? this.#arena : undefined,
    });
  }

  #liveRows(): Uint8Array[] {
    const rows = bytesOf(this.#arena).subarray(this.#arena.plan.rows);
    return liveRuns(this.#removed, this.#rowCount).map(([from, to]) => rows.subarray(from * 32, to * 32));
  }

  #liveNumbers(): RowNumbers {
    const firstAdded = numberOf(this.#numbers, this.#rowCount);
    if (firstAdded === this.size) return { kept: undefined, keptRows: this.size, firstAdded };
    const kept = new Uint32Array(this.size);
    let at = 0;
    for (const [from, to] of liveRuns(this.#removed, this.#rowCount)) {
      for (let row = from; row < to; row++) kept[at++] = numberOf(this.#numbers, row);
    }
    return { kept, keptRows: this.size, firstAdded };
  }
}
