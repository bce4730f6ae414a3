import { fromUtf8, sameBytes, toBase64 } from './bytes.ts';
import { type Checkpoint, openCheckpoint } from './checkpoint.ts';
import type { LogReader } from './log-reader.ts';
import { rangeHash } from './range-hash.ts';
import { exportPaths } from './tiles-for.ts';
import type { BadPart, VerifyOptions, VerifyResult } from './verify-result.ts';
import { verifyTree } from './verify-tree.ts';

type Opened = { ok: true; checkpoint: Checkpoint } | { ok: false; why: string };

/** Stricter than a note must be: a line that nobody here can check is a byte that nobody here has checked. */
function openStrictly(bytes: Uint8Array | undefined, vkey: string): Opened {
  if (!bytes) return { ok: false, why: 'it is missing' };
  const note = fromUtf8(bytes);
  if (note === undefined) return { ok: false, why: 'it is not UTF-8 text' };
  const opened = openCheckpoint(note, vkey);
  if (opened.ok && opened.unchecked.length > 0)
    return { ok: false, why: `it carries a signature of "${opened.unchecked[0]}", whose key was not given` };
  return opened;
}

async function findRollback(log: LogReader, now: Checkpoint, since: string, vkey: string) {
  const opened = openCheckpoint(since, vkey);
  const bad = (why: string): BadPart => ({ kind: 'checkpoint', name: 'checkpoint', why });
  if (!opened.ok) return bad(`the earlier checkpoint does not hold: ${opened.why}`);
  const { size, root } = opened.checkpoint;
  if (size > now.size) return bad(`it has ${now.size} entries, an earlier one had ${size}`);
  const begin = await rangeHash(log, now.size, 0, size);
  return sameBytes(begin, root) ? undefined : bad(`its first ${size} entries are not those signed earlier`);
}

async function findStrayFile(log: LogReader, size: number): Promise<BadPart | undefined> {
  const expected = new Set(exportPaths(size));
  const stray = (await log.list?.())?.toSorted().find((path) => !expected.has(path));
  if (stray === undefined) return undefined;
  return { kind: 'file', name: stray, why: `a log of ${size} entries has no such file` };
}

/**
 * Reads a whole log again, checkpoint, tiles and entries, and names the first thing that does not hold. Needs only
 * the log's files and its public key, no network and no trust in whoever serves them.
 */
export async function verify(
  log: LogReader,
  vkey: string,
  options: VerifyOptions = {},
): Promise<VerifyResult> {
  const opened = openStrictly(await log.read('checkpoint'), vkey);
  if (!opened.ok) return { ok: false, bad: { kind: 'checkpoint', name: 'checkpoint', why: opened.why } };
  const { checkpoint } = opened;
  const { size, origin } = checkpoint;
  const tree = await verifyTree(log, checkpoint, options);
  if (tree.kind !== 'whole') return { ok: false, bad: tree };
  const bad: BadPart | undefined =
    (options.since === undefined ? undefined : await findRollback(log, checkpoint, options.since, vkey)) ??
    (await findStrayFile(log, size));
  if (bad) return { ok: false, bad };
  const { batches, off } = tree;
  return { ok: true, size, root: toBase64(checkpoint.root), origin, batches, off };
}
