import {
  decodeBundle,
  decodeLeaf,
  encodeOpenEntry,
  followLog,
  inclusionProof,
  type LogReader,
  leafHash,
  type OpenEntry,
  openCheckpoint,
  parseTilePath,
  tileWidth,
  verifyInclusion,
} from '@khong-mot-minh/ledger';

export type LoggedRelease = { index: number; at: string; files: number; list: string };
/** What the log said in public, up to a checkpoint that is kept until the next time. */
export type KnownLog = { note: string; releases: LoggedRelease[]; keys: string[] };

export type ReadLog =
  | { ok: true; known: KnownLog; size: number; warning: string | undefined }
  | { ok: false; why: string };

type Found = { index: number; entry: OpenEntry };

/**
 * Follows the log from what is known of it and takes up its public entries. Each one that is used is proved to stand in
 * the log under its signed head, whatever was read on the way.
 */
export async function readLog(log: LogReader, vkey: string, known: KnownLog | undefined): Promise<ReadLog> {
  const found = new Map<string, Found>();
  const recording: LogReader = {
    async read(path) {
      const bytes = await log.read(path);
      const tile = parseTilePath(path);
      if (bytes && tile?.level === 'entries')
        for (const one of openEntries(bytes, tile.width, tile.index * tileWidth))
          found.set(`${one.index} ${Buffer.from(encodeOpenEntry(one.entry)).toString('utf8')}`, one);
      return bytes;
    },
  };
  const followed = await followLog(recording, vkey, known?.note);
  if (!followed.ok && followed.alarm.kind !== 'rhythm')
    return { ok: false, why: `${followed.alarm.kind}: ${followed.alarm.why}` };
  if (followed.note === undefined) return { ok: false, why: 'nothing is signed yet' };
  const opened = openCheckpoint(followed.note, vkey);
  if (!opened.ok) return { ok: false, why: opened.why };
  const { size, root } = opened.checkpoint;
  const before = known ?? { note: '', releases: [], keys: [] };
  const [releases, keys] = [new Map(before.releases.map((one) => [one.index, one])), new Set(before.keys)];
  for (const { index, entry } of found.values()) {
    if (entry.act === 'batch.published' || index >= size) continue;
    const leaf = leafHash(encodeOpenEntry(entry));
    if (!verifyInclusion(index, size, leaf, await inclusionProof(log, index, size), root))
      return { ok: false, why: `entry ${index} was read, but is not the one that is signed` };
    if (entry.act === 'team-key.set') keys.add(entry.key);
    else releases.set(index, { index, at: entry.at, files: entry.files, list: entry.list });
  }
  return {
    ok: true,
    size,
    warning: followed.ok ? undefined : `${followed.alarm.kind}: ${followed.alarm.why}`,
    known: {
      note: followed.note,
      releases: [...releases.values()].toSorted((a, b) => a.index - b.index),
      keys: [...keys],
    },
  };
}

function openEntries(bytes: Uint8Array, width: number, first: number): Found[] {
  const leaves = decodeBundle(bytes, width) ?? [];
  return leaves.flatMap((leaf, i) => {
    const decoded = decodeLeaf(leaf);
    return decoded.ok && 'act' in decoded.entry && decoded.entry.v === 2
      ? [{ index: first + i, entry: decoded.entry }]
      : [];
  });
}
