/** Memory in small pieces that never move: growing copies nothing, and what is given back is used again. */
export type Arena = {
  held(): number;
  /** What a piece of this many bytes really takes. */
  roomFor(bytes: number): number;
  /** A piece of at least this size; its number is never 0. */
  take(bytes: number): number;
  free(ref: number, bytes: number): void;
  /** The block that a piece lies in, and where in it: a view of each piece would cost more than reading it. */
  blockOf(ref: number): Uint8Array;
  startOf(ref: number): number;
};

const UNIT = 4;
/** Large enough for any piece, small enough that the last one of many arenas, half empty, does not count. */
const BLOCK_BYTES = 1 << 16;
const BLOCK_UNITS = BLOCK_BYTES / UNIT;
const BLOCK_BITS = Math.log2(BLOCK_UNITS);
/** The first block is small: most tables of a small platform hold little. */
const FIRST_BYTES = 1 << 12;

/** An arena that holds nothing yet. */
export function createArena(): Arena {
  const blocks: Uint8Array[] = [];
  const free = new Map<number, number[]>();
  let next = 1;
  let end = 0;

  const roomFor = (bytes: number): number => Math.ceil(bytes / UNIT) * UNIT;

  const addBlock = (): void => {
    const bytes = blocks.length === 0 ? FIRST_BYTES : BLOCK_BYTES;
    next = blocks.length * BLOCK_UNITS + (blocks.length === 0 ? 1 : 0);
    end = blocks.length * BLOCK_UNITS + bytes / UNIT;
    blocks.push(new Uint8Array(bytes));
  };

  return {
    held: () => blocks.reduce((sum, { length }) => sum + length, 0),
    roomFor,
    take: (bytes) => {
      const units = roomFor(bytes) / UNIT;
      const again = free.get(units)?.pop();
      if (again !== undefined) return again;
      while (next + units > end) addBlock();
      const ref = next;
      next += units;
      return ref;
    },
    free: (ref, bytes) => {
      const units = roomFor(bytes) / UNIT;
      const list = free.get(units);
      if (list === undefined) free.set(units, [ref]);
      else list.push(ref);
    },
    blockOf: (ref) => {
      const block = blocks[ref >>> BLOCK_BITS];
      if (block === undefined) throw new Error(`Read arena: piece ${ref} does not exist`);
      return block;
    },
    startOf: (ref) => (ref & (BLOCK_UNITS - 1)) * UNIT,
  };
}
