import { type Tile, tilePath, tileWidth } from './tile-path.ts';

/** How many complete hashes a log of `size` entries has at a level. */
export function hashesAt(level: number, size: number): number {
  return Math.floor(size / tileWidth ** level);
}

/** How many tile levels a log of `size` entries has. */
export function levelsOf(size: number): number {
  let levels = 0;
  while (hashesAt(levels, size) > 0) levels++;
  return levels;
}

function row(level: Tile['level'], count: number): Tile[] {
  return Array.from({ length: Math.ceil(count / tileWidth) }, (_, index) => ({
    level,
    index,
    width: Math.min(tileWidth, count - index * tileWidth),
  }));
}

/** Every tile and bundle of a log of `size` entries, entries first, then level by level. */
export function tilesFor(size: number): Tile[] {
  const levels = Array.from({ length: levelsOf(size) }, (_, level) => row(level, hashesAt(level, size)));
  return [...row('entries', size), ...levels.flat()];
}

/** The paths of a whole export of a log of `size` entries: these files and no others. */
export function exportPaths(size: number): string[] {
  return ['checkpoint', ...tilesFor(size).map(tilePath)];
}

/** The partial tiles on the right edge, which together with the partial bundle are the log's state. */
export function edgeTile(level: Tile['level'], size: number): Tile | undefined {
  const count = level === 'entries' ? size : hashesAt(level, size);
  const width = count % tileWidth;
  return width === 0 ? undefined : { level, index: Math.floor(count / tileWidth), width };
}
