import { decodeLeaf } from './log-leaf.ts';
import { type LogReader, readEntries } from './log-reader.ts';
import { nextRhythm, noRhythm, type Rhythm } from './rhythm.ts';
import { tileWidth } from './tile-path.ts';

/** The rhythm of a log's first `size` leaves, read from the last batch on: what came before cannot change it. */
export async function rhythmAt(log: LogReader, size: number): Promise<Rhythm> {
  let leaves: Uint8Array[] = [];
  for (let index = Math.ceil(size / tileWidth) - 1; index >= 0; index--) {
    const width = Math.min(tileWidth, size - index * tileWidth);
    leaves = [...(await readEntries(log, { level: 'entries', index, width })), ...leaves];
    const from = leaves.findLastIndex((leaf) => closesBatch(leaf));
    if (from >= 0) return read(leaves.slice(from));
  }
  return read(leaves);
}

function closesBatch(bytes: Uint8Array): boolean {
  const leaf = decodeLeaf(bytes);
  return leaf.ok && 'act' in leaf.entry && leaf.entry.act === 'batch.published';
}

function read(leaves: readonly Uint8Array[]): Rhythm {
  return leaves.reduce<Rhythm>((rhythm, bytes) => {
    const leaf = decodeLeaf(bytes);
    return leaf.ok ? nextRhythm(rhythm, leaf.entry).rhythm : rhythm;
  }, noRhythm);
}
