import { hashBytes } from '../hash-hex.ts';
import { orderTableBytes } from './bit-order.ts';
import { type LayoutName, layouts } from './layout.ts';

/** One band: where its tables lie and how its key is read from a row (8 bytes at `at`, shifted, masked). */
export type Band = {
  starts: number;
  ids: number;
  keys: number;
  flips: number;
  masks: Uint32Array;
  at: number;
  shift: number;
  mask: number;
};

/** Addresses in the memory of one index. The rows lie last, so that added ones only make it longer. */
export type MemoryPlan = {
  layout: LayoutName;
  query: number;
  orderedQuery: number;
  orderTable: number;
  spans: number;
  found: number;
  /** How many row numbers `found` holds. */
  foundRows: number;
  bands: readonly Band[];
  tables: number;
  rows: number;
  rowCount: number;
};

/** Reading the key of the last band of the last row reaches this far behind it. */
export const padding = 64;

/** Where everything lies for this many rows. */
export function planMemory(layout: LayoutName, rowCount: number): MemoryPlan {
  let top = 0;
  const take = (bytes: number): number => {
    const start = top;
    top = Math.ceil((top + bytes) / 64) * 64;
    return start;
  };
  const query = take(hashBytes);
  const orderedQuery = take(2 * hashBytes);
  const orderTable = take(orderTableBytes);
  const groups = layouts[layout].flatMap(({ bands, width, flips }) =>
    Array.from({ length: bands }, () => ({ width, masks: masksOf(width, flips) })),
  );
  const spans = take(groups.reduce((sum, { masks }) => sum + masks.length * 8, 0));
  // When an eighth of all rows must be compared, reading all in order is as fast, so more room is never needed.
  const foundRows = Math.max(16_384, Math.ceil(rowCount / 8));
  const matches = take(foundRows * 4);
  const flips = groups.map(({ masks }) => take(masks.byteLength));
  const tables = top;
  let bit = 0;
  const bands = groups.map(({ width, masks }, group) => {
    const keys = 2 ** width;
    const band = {
      starts: take((keys + 1) * 4),
      ids: take(rowCount * 4),
      keys,
      flips: flips[group] ?? 0,
      masks,
      at: bit >> 3,
      shift: bit & 7,
      mask: keys - 1,
    };
    bit += width;
    return band;
  });
  const plan = { layout, query, orderedQuery, orderTable, spans, found: matches, foundRows };
  return { ...plan, bands, tables, rows: top, rowCount };
}

/** What a key is combined with to reach every key that differs in up to `flips` bits. */
function masksOf(width: number, flips: 1 | 2): Uint32Array {
  const masks = [0];
  for (let one = 0; one < width; one++) {
    masks.push(1 << one);
    if (flips === 2) for (let two = one + 1; two < width; two++) masks.push((1 << one) | (1 << two));
  }
  return Uint32Array.from(masks);
}
