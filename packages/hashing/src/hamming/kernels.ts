import { assemble } from '../wasm/assemble.ts';
import { kernelsText } from './kernels-text.ts';

type Kernel = (...addressesAndCounts: number[]) => number;

/** The functions of kernels-text.ts over one memory. */
export type Kernels = Record<
  'reorder' | 'count' | 'accumulate' | 'fill' | 'probe' | 'gather' | 'verify' | 'scan' | 'distance',
  Kernel
>;

/** Assembled anew for every index: it takes a millisecond, and importing this package then runs no WebAssembly. */
export function loadKernels(memory: WebAssembly.Memory): Kernels {
  const module = new WebAssembly.Module(assemble(kernelsText));
  const { exports } = new WebAssembly.Instance(module, { host: { memory } });
  // The text exports exactly these functions, and all their parameters and results are i32.
  return exports as Kernels;
}
