import { hashBytes } from '../hash-hex.ts';
import { HashingError } from '../hashing-error.ts';
import { orderTable } from './bit-order.ts';
import { type Kernels, loadKernels } from './kernels.ts';
import type { LayoutName } from './layout.ts';
import { type MemoryPlan, padding, planMemory } from './memory-plan.ts';

/** The memory of one index, where things lie in it, and the functions that work on it. */
export type Arena = { memory: WebAssembly.Memory; plan: MemoryPlan; kernels: Kernels };

const pageBytes = 65_536;
const maxPages = 65_536;

/** Memory for this many rows with the constant tables in place; rows and bands are still empty. */
export function createArena(layout: LayoutName, rowCount: number): Arena {
  const plan = planMemory(layout, rowCount);
  const memory = allocate(pagesFor(plan.rows + rowCount * hashBytes + padding));
  const arena = { memory, plan, kernels: loadKernels(memory) };
  bytesOf(arena).set(orderTable(), plan.orderTable);
  for (const { flips, masks } of plan.bands) new Uint32Array(memory.buffer, flips, masks.length).set(masks);
  return arena;
}

/** All of the memory; a view is void once rows were added, so it is never kept. */
export const bytesOf = ({ memory }: Arena): Uint8Array<ArrayBuffer> => new Uint8Array(memory.buffer);

/** Makes room for rows up to this number. */
export function ensureRows({ memory, plan }: Arena, rowCount: number): void {
  const missing = pagesFor(plan.rows + rowCount * hashBytes + padding) - memory.buffer.byteLength / pageBytes;
  if (missing <= 0) return;
  try {
    // A megabyte at a time: growing is cheap, but not free.
    memory.grow(Math.max(missing, 16));
  } catch (cause) {
    throw tooMany(cause);
  }
}

function allocate(pages: number): WebAssembly.Memory {
  if (pages > maxPages) throw tooMany();
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: maxPages });
  } catch (cause) {
    throw tooMany(cause);
  }
}

const pagesFor = (bytes: number): number => Math.ceil(bytes / pageBytes);

const tooMany = (cause?: unknown): HashingError =>
  new HashingError('too-many', 'Hold more hashes than memory allows: split them over several indexes', cause);
