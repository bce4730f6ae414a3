import { decodeBundle } from './entry-bundle.ts';
import { decodeHashes } from './hash-tile-codec.ts';
import type { Hash } from './merkle-root.ts';
import { type Tile, tilePath } from './tile-path.ts';

/** Where a log's files come from: a folder, an address, a table. A path that is not there reads as undefined. */
export type LogReader = {
  read(path: string): Promise<Uint8Array | undefined>;
  /** Every file there is, where that can be known: a strange file in an export is then found. */
  list?(): Promise<readonly string[]>;
};

function broken(tile: Tile): Error {
  return new Error(`Read "${tilePath(tile)}": it must hold exactly ${tile.width} whole pieces`);
}

/** For the log's own use, where a missing or broken tile is a fault of ours. */
export async function readHashes(log: LogReader, tile: Tile): Promise<Hash[]> {
  const bytes = await log.read(tilePath(tile));
  const hashes = bytes && decodeHashes(bytes, tile.width);
  if (!hashes) throw broken(tile);
  return hashes;
}

/** The same for a bundle. */
export async function readEntries(log: LogReader, tile: Tile): Promise<Uint8Array[]> {
  const bytes = await log.read(tilePath(tile));
  const entries = bytes && decodeBundle(bytes, tile.width);
  if (!entries) throw broken(tile);
  return entries;
}
