import { type LogReader, readHashes } from './log-reader.ts';
import { type Hash, merkleRoot, nodeHash, splitPoint } from './merkle-root.ts';
import { tileWidth } from './tile-path.ts';
import { hashesAt } from './tiles-for.ts';

/**
 * The Merkle tree hash of the entries from `from` up to `to`, read from the tiles of a log of `size` entries. The
 * range must be one that RFC 6962 splits off, so that a power of two is a complete subtree.
 */
export async function rangeHash(log: LogReader, size: number, from: number, to: number): Promise<Hash> {
  const count = to - from;
  if (count === 0) return merkleRoot([]);
  const k = splitPoint(count);
  if (count > 1 && 2 * k !== count) {
    const left = await rangeHash(log, size, from, from + k);
    return nodeHash(left, await rangeHash(log, size, from + k, to));
  }
  let level = 0;
  while (tileWidth ** (level + 1) <= count) level++;
  const first = from / tileWidth ** level;
  const index = Math.floor(first / tileWidth);
  const width = Math.min(tileWidth, hashesAt(level, size) - index * tileWidth);
  const hashes = await readHashes(log, { level, index, width });
  const start = first - index * tileWidth;
  return merkleRoot(hashes.slice(start, start + count / tileWidth ** level));
}
