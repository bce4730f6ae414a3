import { leavesFrom, readTile, type Sql } from '@khong-mot-minh/database';
import {
  decodeHashes,
  encodeBundle,
  encodeHashes,
  type LogReader,
  leafHash,
  merkleRoot,
  parseTilePath,
  type Tile,
  tilePath,
  tileWidth,
} from '@khong-mot-minh/ledger';

/**
 * The log as its files, read from the database. Only full tiles are stored; a partial one is derived from the leaves
 * or from the full tiles below it, because it would be out of date within the second.
 */
export const databaseLog = (sql: Sql): LogReader => ({
  async read(path) {
    const tile = parseTilePath(path);
    if (!tile) return undefined;
    return tile.width === tileWidth ? readTile(sql, path) : partial(sql, tile);
  },
});

async function partial(sql: Sql, { level, index, width }: Tile): Promise<Uint8Array | undefined> {
  if (level === 'entries' || level === 0) {
    const leaves = await leavesFrom(sql, index * tileWidth, width);
    if (leaves.length < width) return undefined;
    return level === 0 ? encodeHashes(leaves.map(leafHash)) : encodeBundle(leaves);
  }
  const roots: Uint8Array[] = [];
  for (let i = 0; i < width; i++) {
    const below = await readTile(
      sql,
      tilePath({ level: level - 1, index: index * tileWidth + i, width: tileWidth }),
    );
    const hashes = below && decodeHashes(below, tileWidth);
    if (!hashes) return undefined;
    roots.push(merkleRoot(hashes));
  }
  return encodeHashes(roots);
}
