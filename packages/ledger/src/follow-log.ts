import { appendEntries, type LogState, rootOf } from './append-entries.ts';
import { fromUtf8, sameBytes } from './bytes.ts';
import { type Checkpoint, openCheckpoint } from './checkpoint.ts';
import { consistencyProof, verifyConsistency } from './consistency-proof.ts';
import { decodeLeaf } from './log-leaf.ts';
import { type LogReader, readEntries } from './log-reader.ts';
import { lateness, nextRhythm, noRhythm, rhythmEnd } from './rhythm.ts';
import { rhythmAt } from './rhythm-at.ts';
import { stateFromTiles } from './state-from-tiles.ts';
import { tileWidth } from './tile-path.ts';
import { exportPaths } from './tiles-for.ts';
import { verify } from './verify.ts';

/** Why a log can no longer be trusted, or what it serves cannot be. */
export type Alarm = {
  kind:
    | 'bad-checkpoint'
    | 'rollback'
    | 'fork'
    | 'bad-entry'
    | 'bad-tile'
    | 'missing-file'
    /** Nothing was changed or taken back, but batches did not come as they were told, or come no more. */
    | 'rhythm';
  why: string;
};

/**
 * `note` is the checkpoint to keep until the next time, undefined while a new log has signed nothing; `added` counts
 * the entries since the one that was kept.
 */
export type Followed =
  | { ok: true; note: string | undefined; size: number; added: number }
  | { ok: false; alarm: Alarm; note: string | undefined };

/**
 * Looks at a running log once. Without a kept checkpoint the whole log is read; with one, it must still contain what
 * was signed then, and the entries since must lead from there to what is signed now. Whatever the reader throws
 * (a network that is down) is thrown on: that is not the log's fault. With the time in seconds, a log whose next batch
 * is overdue is an alarm too: one that stands still hides what it does not publish.
 */
export async function followLog(
  log: LogReader,
  vkey: string,
  kept?: string,
  nowSeconds = 0,
): Promise<Followed> {
  const bytes = await log.read('checkpoint');
  const note = bytes && fromUtf8(bytes);
  const alarm = (kind: Alarm['kind'], why: string): Followed => ({ ok: false, alarm: { kind, why }, note });
  if (!bytes && kept === undefined) return { ok: true, note: undefined, size: 0, added: 0 };
  if (!bytes) return alarm('rollback', 'it serves no checkpoint any more');
  const opened = note === undefined ? undefined : openCheckpoint(note, vkey);
  if (note === undefined || !opened) return alarm('bad-checkpoint', 'the checkpoint is not UTF-8 text');
  if (!opened.ok) return alarm('bad-checkpoint', opened.why);
  const now = opened.checkpoint;
  // The log may grow while it is read: everything is held against the one checkpoint that was taken.
  const pinned = watch({ read: async (path) => (path === 'checkpoint' ? bytes : log.read(path)) });
  if (kept === undefined) {
    const result = await verify(pinned, vkey);
    if (!result.ok) return alarm(kindOf(result.bad.kind), `${result.bad.name}: ${result.bad.why}`);
    const late = lateness(await rhythmAt(pinned, now.size), nowSeconds);
    return late === undefined ? { ok: true, note, size: now.size, added: now.size } : alarm('rhythm', late);
  }
  const before = openCheckpoint(kept, vkey);
  if (!before.ok) throw new Error(`The kept checkpoint does not hold: ${before.why}`);
  const last = before.checkpoint;
  if (now.size < last.size)
    return alarm('rollback', `it has ${now.size} entries, ${last.size} were signed before`);
  try {
    const result = await growth(pinned, last, now, nowSeconds);
    return result
      ? alarm(result.kind, result.why)
      : { ok: true, note, size: now.size, added: now.size - last.size };
  } catch (error) {
    const lost = pinned.lost();
    if (lost === undefined) throw error;
    return alarm('missing-file', `${lost} is missing or broken`);
  }
}

const kindOf = (kind: 'checkpoint' | 'tile' | 'file' | 'entry'): Alarm['kind'] =>
  kind === 'checkpoint' ? 'bad-checkpoint' : kind === 'entry' ? 'bad-entry' : 'bad-tile';

async function growth(
  log: LogReader,
  last: Checkpoint,
  now: Checkpoint,
  nowSeconds: number,
): Promise<Alarm | undefined> {
  const proof = await consistencyProof(log, last.size, now.size);
  const same = last.size === now.size ? sameBytes(last.root, now.root) : verifyConsistency(last, now, proof);
  if (!same)
    return { kind: 'fork', why: `its first ${last.size} entries are not those that were signed before` };
  let state = await stateFromTiles(last.size, log);
  if (!sameBytes(rootOf(state), last.root))
    return { kind: 'fork', why: `its tiles do not lead to the ${last.size} entries that were signed before` };
  const served = new Set(exportPaths(now.size));
  const wrong: string[] = [];
  const off: string[] = [];
  let rhythm = last.size === 0 ? noRhythm : await rhythmAt(log, last.size);
  while (state.size < now.size) {
    const next = await nextEntries(log, state, now.size);
    for (const [i, bytes] of next.entries()) {
      const leaf = decodeLeaf(bytes);
      if (!leaf.ok) return { kind: 'bad-entry', why: `entry ${state.size + i} says more than codes` };
      const step = nextRhythm(rhythm, leaf.entry);
      rhythm = step.rhythm;
      if (step.fault?.kind === 'broken')
        return { kind: 'bad-entry', why: `entry ${state.size + i}: ${step.fault.why}` };
      if (step.fault) off.push(step.fault.why);
    }
    const appended = appendEntries(state, next);
    state = appended.state;
    for (const { path, bytes } of appended.tiles)
      if (served.has(path) && !sameBytes(bytes, (await log.read(path)) ?? new Uint8Array())) wrong.push(path);
  }
  if (!sameBytes(rootOf(state), now.root))
    return { kind: 'bad-entry', why: `the entries from ${last.size} on are not those that are signed` };
  const [first] = wrong;
  if (first !== undefined) return { kind: 'bad-tile', why: `${first} is not what its entries make of it` };
  const end = rhythmEnd(rhythm);
  if (end) return { kind: 'bad-entry', why: end.why };
  const [fault = lateness(rhythm, nowSeconds)] = off;
  return fault === undefined ? undefined : { kind: 'rhythm', why: fault };
}

/** The entries of the bundle that holds the first one that is not known yet. */
async function nextEntries(log: LogReader, { size }: LogState, until: number): Promise<Uint8Array[]> {
  const index = Math.floor(size / tileWidth);
  const width = Math.min(tileWidth, until - index * tileWidth);
  const entries = await readEntries(log, { level: 'entries', index, width });
  return entries.slice(size - index * tileWidth);
}

/** A reader that remembers the last file it asked for, so that a broken one can be named. */
function watch({ read }: LogReader): LogReader & { lost(): string | undefined } {
  let asked: string | undefined;
  return {
    async read(path) {
      asked = undefined;
      const bytes = await read(path);
      asked = path;
      return bytes;
    },
    lost: () => asked,
  };
}
