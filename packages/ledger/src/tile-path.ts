/** How many hashes a full tile, and how many entries a full bundle, holds (C2SP tlog-tiles). */
export const tileWidth = 256;

/** One file of the log: a tile of hashes at a level, or a bundle of entries. */
export type Tile = { level: number | 'entries'; index: number; width: number };

const pattern = /^tile\/(entries|[0-9]{1,2})\/((?:x[0-9]{3}\/)*[0-9]{3})(?:\.p\/([0-9]{1,3}))?$/;

/**
 * Where a tile is served, below the log's address.
 * @example tilePath({ level: 0, index: 1234067, width: 8 }) // 'tile/0/x001/x234/067.p/8'
 */
export function tilePath({ level, index, width }: Tile): string {
  const digits = String(index);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  const groups = padded.match(/.../g) ?? [];
  const name = groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/');
  return `tile/${level}/${name}${width < tileWidth ? `.p/${width}` : ''}`;
}

/** The tile that a path names; undefined unless the path is exactly how `tilePath` writes it. */
export function parseTilePath(path: string): Tile | undefined {
  const [, level, name, width] = pattern.exec(path) ?? [];
  if (level === undefined || name === undefined) return undefined;
  const tile: Tile = {
    level: level === 'entries' ? level : Number(level),
    index: Number(name.replace(/[x/]/g, '')),
    width: width === undefined ? tileWidth : Number(width),
  };
  const possible =
    tile.width > 0 && Number.isSafeInteger(tile.index) && (tile.level === 'entries' || tile.level < 64);
  return possible && tilePath(tile) === path ? tile : undefined;
}
