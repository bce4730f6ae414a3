import { encodeBundle, readBundle } from './entry-bundle.ts';
import { hashBytes } from './merkle-root.ts';
import { parseTilePath, tilePath, tileWidth } from './tile-path.ts';

/**
 * The name under which a store keeps one growing row for a tile: the path of the full tile. A partial tile is the
 * beginning of every wider one, so old partial tiles need no rows of their own.
 */
export function tileKey(path: string): string | undefined {
  const tile = parseTilePath(path);
  return tile && tilePath({ ...tile, width: tileWidth });
}

/** The file served at `path`, cut from the widest version stored under its `tileKey`. */
export function cutTile(path: string, widest: Uint8Array): Uint8Array | undefined {
  const tile = parseTilePath(path);
  if (!tile) return undefined;
  if (tile.level !== 'entries') {
    const bytes = tile.width * hashBytes;
    return widest.length < bytes ? undefined : widest.subarray(0, bytes);
  }
  const { entries } = readBundle(widest);
  return entries.length < tile.width ? undefined : encodeBundle(entries.slice(0, tile.width));
}
