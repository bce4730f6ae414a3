import { encodeBundle } from './entry-bundle.ts';
import { encodeHashes } from './hash-tile-codec.ts';
import { type Hash, leafHash, merkleRoot } from './merkle-root.ts';
import { tilePath, tileWidth } from './tile-path.ts';
import { hashesAt } from './tiles-for.ts';

/** The right edge of the tree: all that is needed to go on. The partial tiles hold the same (`stateFromTiles`). */
export type LogState = {
  size: number;
  /** By level, the hashes that do not fill a tile yet. */
  edge: readonly (readonly Hash[])[];
  /** The entries that do not fill a bundle yet. */
  pending: readonly Uint8Array[];
};

export type StoredTile = { path: string; bytes: Uint8Array };

export type Appended = { state: LogState; tiles: StoredTile[]; root: Hash; size: number };

/** A log without entries. */
export const emptyLog: LogState = { size: 0, edge: [], pending: [] };

/** The root hash of the log as it stands. */
export function rootOf({ edge }: Pick<LogState, 'edge'>): Hash {
  let below: Hash[] = [];
  for (const hashes of edge) {
    const row = [...hashes, ...below];
    below = row.length > 0 ? [merkleRoot(row)] : [];
  }
  return merkleRoot(below);
}

function chunks<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / tileWidth) }, (_, i) =>
    all.slice(i * tileWidth, (i + 1) * tileWidth),
  );
}

/**
 * Adds entries at the end. `tiles` are the files that the new size adds or widens, to be stored in the transaction
 * that commits the checkpoint; what other files there are stays as it is, however the entries were batched.
 */
export function appendEntries(state: LogState, entries: readonly Uint8Array[]): Appended {
  const size = state.size + entries.length;
  if (entries.length === 0) return { state, tiles: [], root: rootOf(state), size };
  const tiles: StoredTile[] = [];
  let pending: Uint8Array[] = [];
  for (const [i, bundle] of chunks([...state.pending, ...entries]).entries()) {
    const index = Math.floor(state.size / tileWidth) + i;
    tiles.push({
      path: tilePath({ level: 'entries', index, width: bundle.length }),
      bytes: encodeBundle(bundle),
    });
    pending = bundle.length < tileWidth ? bundle : [];
  }
  const edge = [...state.edge];
  let fresh: Hash[] = entries.map(leafHash);
  for (let level = 0; fresh.length > 0; level++) {
    const first = Math.floor(hashesAt(level, state.size) / tileWidth);
    const above: Hash[] = [];
    let rest: Hash[] = [];
    for (const [i, hashes] of chunks([...(edge[level] ?? []), ...fresh]).entries()) {
      tiles.push({
        path: tilePath({ level, index: first + i, width: hashes.length }),
        bytes: encodeHashes(hashes),
      });
      if (hashes.length === tileWidth) above.push(merkleRoot(hashes));
      else rest = hashes;
    }
    edge[level] = rest;
    fresh = above;
  }
  const next = { size, edge, pending };
  return { state: next, tiles, root: rootOf(next), size };
}
