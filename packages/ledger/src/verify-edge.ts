import { rootOf } from './append-entries.ts';
import { sameBytes } from './bytes.ts';
import type { Checkpoint } from './checkpoint.ts';
import { readBundle } from './entry-bundle.ts';
import { decodeHashes } from './hash-tile-codec.ts';
import type { LogReader } from './log-reader.ts';
import { type Hash, leafHash, merkleRoot } from './merkle-root.ts';
import { type Tile, tilePath, tileWidth } from './tile-path.ts';
import { edgeTile, levelsOf } from './tiles-for.ts';
import type { BadPart } from './verify-result.ts';

type Edge = Hash[][];

/** A tile as stored, or what is wrong with it at first sight. */
export async function readTile(log: LogReader, tile: Tile): Promise<Hash[] | BadPart> {
  const name = tilePath(tile);
  const bytes = await log.read(name);
  if (!bytes) return { kind: 'tile', name, why: 'it is missing' };
  const hashes = decodeHashes(bytes, tile.width);
  return hashes ?? { kind: 'tile', name, why: `it is not ${tile.width} hashes long` };
}

/** What the tile should say, judged by the files one level below it; undefined where they cannot be read. */
async function fromBelow(log: LogReader, level: number, { index, width }: Tile): Promise<Hash[] | undefined> {
  if (level === 0) {
    const bytes = await log.read(tilePath({ level: 'entries', index, width }));
    const { entries } = readBundle(bytes ?? new Uint8Array());
    return entries.length === width ? entries.map(leafHash) : undefined;
  }
  const hashes: Hash[] = [];
  for (let i = 0; i < width; i++) {
    const full = { level: level - 1, index: index * tileWidth + i, width: tileWidth };
    const child = await readTile(log, full);
    if (!Array.isArray(child)) return undefined;
    hashes.push(merkleRoot(child));
  }
  return hashes;
}

/** Every mix of the stored row and the row below's view of it, the stored ones first. */
function mixes(stored: Edge, rebuilt: (Hash[] | undefined)[]): Edge[] {
  return stored.reduce<Edge[]>(
    (edges, row, level) => {
      const other = rebuilt[level];
      return [
        ...edges.map((edge) => [...edge, row]),
        ...(other ? edges.map((edge) => [...edge, other]) : []),
      ];
    },
    [[]],
  );
}

/**
 * The partial tiles on the right edge hash to the signed root, or one of them is named. Which one: the one whose
 * replacement by what lies below it makes the root come out right.
 */
export async function verifyEdge(log: LogReader, { size, root }: Checkpoint): Promise<Edge | BadPart> {
  const tiles = Array.from({ length: levelsOf(size) }, (_, level) => edgeTile(level, size));
  const stored: Edge = [];
  for (const tile of tiles) {
    const hashes = tile ? await readTile(log, tile) : [];
    if (!Array.isArray(hashes)) return hashes;
    stored.push(hashes);
  }
  const isSigned = (edge: Edge) => sameBytes(rootOf({ edge }), root);
  if (isSigned(stored)) return stored;

  const rebuilt: (Hash[] | undefined)[] = [];
  for (const [level, tile] of tiles.entries()) {
    const hashes = tile && (await fromBelow(log, level, tile));
    const same = hashes && sameBytes(Buffer.concat(hashes), Buffer.concat(stored[level] ?? []));
    rebuilt.push(same ? undefined : hashes);
  }
  const right = mixes(stored, rebuilt).find(isSigned);
  const wrong = tiles.find((tile, level) => tile && right && right[level] !== stored[level]);
  if (wrong) return { kind: 'tile', name: tilePath(wrong), why: 'its hashes do not lead to the signed root' };
  return { kind: 'checkpoint', name: 'checkpoint', why: 'the tiles do not lead to the root it signs' };
}
