import { sameBytes } from './bytes.ts';
import type { Checkpoint } from './checkpoint.ts';
import { readBundle } from './entry-bundle.ts';
import { decodeLeaf } from './log-leaf.ts';
import type { LogReader } from './log-reader.ts';
import { type Hash, leafHash, merkleRoot } from './merkle-root.ts';
import { nextRhythm, noRhythm, type Rhythm, rhythmEnd } from './rhythm.ts';
import { tilePath, tileWidth } from './tile-path.ts';
import { hashesAt } from './tiles-for.ts';
import { readTile, verifyEdge } from './verify-edge.ts';
import type { BadPart, VerifyOptions } from './verify-result.ts';

type Walk = { log: LogReader; size: number; options: VerifyOptions; rhythm: Rhythm; off: string[] };

/** Each entry against its hash, which already stands under the signed root. */
async function verifyBundle(
  walk: Walk,
  bundleIndex: number,
  expected: readonly Hash[],
): Promise<BadPart | undefined> {
  const name = tilePath({ level: 'entries', index: bundleIndex, width: expected.length });
  const first = bundleIndex * tileWidth;
  const bad = (offset: number, why: string): BadPart => ({ kind: 'entry', index: first + offset, name, why });
  const bytes = await walk.log.read(name);
  if (!bytes) return bad(0, 'its bundle is missing');
  const { entries, leftOver } = readBundle(bytes);
  for (const [i, hash] of expected.entries()) {
    const entry = entries[i];
    if (!entry) return bad(i, 'its bundle ends before it');
    if (!sameBytes(leafHash(entry), hash)) return bad(i, 'its bytes do not give the hash in the tile above');
    const decoded = walk.options.anyEntry ? undefined : decodeLeaf(entry);
    if (decoded?.ok === false) return bad(i, `it is not a ledger entry: ${decoded.why}`);
    if (!decoded) continue;
    const { rhythm, fault } = nextRhythm(walk.rhythm, decoded.entry);
    walk.rhythm = rhythm;
    if (fault?.kind === 'broken') return bad(i, fault.why);
    if (fault) walk.off.push(fault.why);
  }
  if (leftOver > 0 || entries.length > expected.length)
    return bad(expected.length - 1, 'more bytes follow it');
  walk.options.onProgress?.(first + expected.length, walk.size);
  return undefined;
}

/** A full tile against its hash in the tile above, then everything below it. */
async function verifyFullTile(
  walk: Walk,
  level: number,
  index: number,
  expected: Hash,
): Promise<BadPart | undefined> {
  const tile = { level, index, width: tileWidth };
  const hashes = await readTile(walk.log, tile);
  if (!Array.isArray(hashes)) return hashes;
  if (!sameBytes(merkleRoot(hashes), expected))
    return { kind: 'tile', name: tilePath(tile), why: 'its hashes do not give the hash in the tile above' };
  return verifyBelow(walk, level, index, hashes);
}

async function verifyBelow(
  walk: Walk,
  level: number,
  index: number,
  hashes: readonly Hash[],
): Promise<BadPart | undefined> {
  if (level === 0) return hashes.length > 0 ? verifyBundle(walk, index, hashes) : undefined;
  for (const [i, hash] of hashes.entries()) {
    const bad = await verifyFullTile(walk, level - 1, index * tileWidth + i, hash);
    if (bad) return bad;
  }
  return undefined;
}

/** What a whole tree says of its batches: how many there are, and where they left their rhythm. */
export type WholeTree = { kind: 'whole'; batches: number; off: readonly string[] };

/**
 * From the signed root down and from the first entry to the last, so that whatever is named stands under something
 * already proven. Memory stays small: one tile a level.
 */
export async function verifyTree(
  log: LogReader,
  checkpoint: Checkpoint,
  options: VerifyOptions,
): Promise<BadPart | WholeTree> {
  const edge = await verifyEdge(log, checkpoint);
  if (!Array.isArray(edge)) return edge;
  const walk: Walk = { log, size: checkpoint.size, options, rhythm: noRhythm, off: [] };
  for (const [level, hashes] of [...edge.entries()].reverse()) {
    const bad = await verifyBelow(
      walk,
      level,
      Math.floor(hashesAt(level, checkpoint.size) / tileWidth),
      hashes,
    );
    if (bad) return bad;
  }
  const end = rhythmEnd(walk.rhythm);
  if (end) return { kind: 'checkpoint', name: 'checkpoint', why: end.why };
  return { kind: 'whole', batches: walk.rhythm.last?.batch ?? 0, off: walk.off };
}
