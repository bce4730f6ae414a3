import { hasBit } from './bitmap.ts';

/** Stretches of rows that were not removed: first row, row behind the last. */
export function liveRuns(removed: Uint8Array, rowCount: number): [from: number, to: number][] {
  const runs: [number, number][] = [];
  let from = 0;
  for (let row = 0; row <= rowCount; row++) {
    if (row < rowCount && !hasBit(removed, row)) continue;
    if (row > from) runs.push([from, row]);
    from = row + 1;
  }
  return runs;
}

/** Copies stretches of bytes one behind the other. */
export function copyBytes(stretches: readonly Uint8Array[], to: Uint8Array): void {
  let at = 0;
  for (const stretch of stretches) {
    to.set(stretch, at);
    at += stretch.length;
  }
}
