import { hashBytes } from '../hash-hex.ts';
import { type Arena, bytesOf } from './arena.ts';

/** A row within the radius. */
export type FoundRow = { row: number; distance: number };

/** Every row within the radius once: those in bands by their keys, those added since one by one. */
export function findRows(arena: Arena, query: Uint8Array, rowCount: number, radius: number): FoundRow[] {
  const { plan, kernels } = arena;
  bytesOf(arena).set(query, plan.query);
  kernels.reorder(plan.query, 1, plan.orderTable, plan.orderedQuery);
  const rows = new Set<number>();
  const byKey = plan.bands.length > 0 && findByKey(arena, radius, rows);
  scanRows(arena, byKey ? plan.rowCount : 0, rowCount, radius, rows);
  return Array.from(rows, (row) => ({ row, distance: distanceTo(arena, row) }));
}

/** False when the query's keys are so full that reading every row is faster: then nothing was looked at. */
function findByKey({ memory, plan, kernels }: Arena, radius: number, rows: Set<number>): boolean {
  const { orderedQuery, spans, found, foundRows, bands } = plan;
  let candidates = 0;
  let span = spans;
  for (const { starts, at, shift, mask, flips, masks } of bands) {
    candidates += kernels.probe(starts, orderedQuery, at, shift, mask, flips, masks.length, span);
    span += masks.length * 8;
  }
  if (candidates > foundRows) return false;
  let end = found;
  span = spans;
  for (const { ids, masks } of bands) {
    end = kernels.gather(ids, span, masks.length, end);
    span += masks.length * 8;
  }
  take(memory, found, kernels.verify(plan.rows, found, end, orderedQuery, radius), rows);
  return true;
}

function scanRows(
  { memory, plan, kernels }: Arena,
  first: number,
  last: number,
  radius: number,
  rows: Set<number>,
): void {
  for (let start = first; start < last; start += plan.foundRows) {
    const end = Math.min(last, start + plan.foundRows);
    take(
      memory,
      plan.found,
      kernels.scan(plan.rows, start, end, plan.orderedQuery, radius, plan.found),
      rows,
    );
  }
}

/** Several bands find the same row, so a set. */
function take(memory: WebAssembly.Memory, from: number, end: number, rows: Set<number>): void {
  // A kernel's answer is signed; addresses above 2 GiB come back negative.
  const count = ((end >>> 0) - from) / 4;
  if (count > 0) for (const row of new Uint32Array(memory.buffer, from, count)) rows.add(row);
}

const distanceTo = ({ plan, kernels }: Arena, row: number): number =>
  kernels.distance(plan.rows + row * hashBytes, plan.orderedQuery);
