import type { LogState } from './append-entries.ts';
import { type LogReader, readEntries, readHashes } from './log-reader.ts';
import { edgeTile, levelsOf } from './tiles-for.ts';

/** Takes a log up again after a restart, from the stored right edge of its last size. */
export async function stateFromTiles(size: number, log: LogReader): Promise<LogState> {
  const bundle = edgeTile('entries', size);
  const edge = [];
  for (let level = 0; level < levelsOf(size); level++) {
    const tile = edgeTile(level, size);
    edge.push(tile ? await readHashes(log, tile) : []);
  }
  return { size, edge, pending: bundle ? await readEntries(log, bundle) : [] };
}
