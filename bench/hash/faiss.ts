import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Sample } from './sample.ts';

/** What search-with-faiss.py prints for one index. */
export type FaissResult = {
  name: string;
  version: string;
  /** Microseconds a query, one at a time: median, 99th percentile, mean processor time. */
  median: number;
  p99: number;
  cpu: number;
  buildSeconds: number;
  bytesPerHash: number;
  /** For each query the sorted numbers of what was found. */
  found: number[][];
};

/** Whether `python3` here can load faiss (Debian: python3-faiss). */
export const hasFaiss = (): boolean => spawnSync('python3', ['-c', 'import faiss, numpy']).status === 0;

/** HMA's index and a flat one over the same hashes and queries, one thread. */
export function runFaiss(sample: Sample, queryCount: number): FaissResult[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-hash-'));
  try {
    writeFileSync(path.join(folder, 'hashes.bin'), sample.hashes);
    writeFileSync(path.join(folder, 'queries.bin'), Buffer.concat(sample.queries.slice(0, queryCount)));
    const script = path.join(import.meta.dirname, 'search-with-faiss.py');
    const printed = execFileSync('python3', [script, folder], { encoding: 'utf8', maxBuffer: 1e9 });
    // search-with-faiss.py is ours and prints exactly this, one JSON line an index.
    return printed
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as FaissResult);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
