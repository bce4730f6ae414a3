import { batchTime, mayGrow } from './batch-rule.ts';
import type { LogLeaf } from './log-leaf.ts';
import { secondsOf } from './log-time.ts';
import type { BatchEnd } from './open-entry.ts';

/** How far a log's leaves have been read: the last batch, and the sealed leaves that no batch closes yet. */
export type Rhythm = { last: BatchEnd | undefined; sealed: number };

/** `broken`: no leaf of this log can stand so. `off`: it adds up, but not at the rhythm and size that were told. */
export type RhythmFault = { kind: 'broken' | 'off'; why: string };

export const noRhythm: Rhythm = { last: undefined, sealed: 0 };

const isMark = (leaf: LogLeaf): leaf is BatchEnd => 'act' in leaf && leaf.act === 'batch.published';

/** One leaf further; a fault does not keep the next leaves from being read. */
export function nextRhythm(
  rhythm: Rhythm,
  leaf: LogLeaf,
): { rhythm: Rhythm; fault?: RhythmFault | undefined } {
  if ('sealed' in leaf) return { rhythm: { ...rhythm, sealed: rhythm.sealed + 1 } };
  if (isMark(leaf)) return { rhythm: { last: leaf, sealed: 0 }, fault: markFault(rhythm, leaf) };
  if (leaf.v === 1 && (rhythm.last || rhythm.sealed > 0))
    return { rhythm, fault: { kind: 'broken', why: 'an act stands in it unsealed after batches began' } };
  return rhythm.sealed === 0
    ? { rhythm }
    : { rhythm, fault: { kind: 'broken', why: 'it stands inside a batch' } };
}

/** What is left when the last leaf was read. */
export function rhythmEnd({ sealed }: Rhythm): RhythmFault | undefined {
  return sealed > 0 ? { kind: 'broken', why: `the last ${sealed} leaves stand in no batch` } : undefined;
}

/** Whether the next batch is overdue, by half a rhythm and a minute. */
export function lateness({ last }: Rhythm, nowSeconds: number): string | undefined {
  if (!last) return undefined;
  const dueSeconds = secondsOf(last.at) + last.every;
  if (nowSeconds <= dueSeconds + last.every / 2 + 60) return undefined;
  return `no batch since ${last.at}, one is due every ${last.every} seconds`;
}

function markFault({ last, sealed }: Rhythm, mark: BatchEnd): RhythmFault | undefined {
  const { batch, every, size, at } = mark;
  const seconds = secondsOf(at);
  const broken = (why: string): RhythmFault => ({ kind: 'broken', why: `batch ${batch} ${why}` });
  const off = (why: string): RhythmFault => ({ kind: 'off', why: `batch ${batch} ${why}` });
  if (sealed !== size) return broken(`says that it has ${size} leaves, it has ${sealed}`);
  if (batch !== (last?.batch ?? 0) + 1) return broken(`follows batch ${last?.batch ?? 0}`);
  if (batchTime(seconds, every) !== seconds) return broken('does not lie on its own rhythm');
  if (!last) return undefined;
  if (seconds <= secondsOf(last.at)) return broken('lies before the one before it');
  if (every !== last.every) return off(`comes every ${every} seconds, before it was every ${last.every}`);
  if (seconds !== secondsOf(last.at) + every)
    return off(
      `comes at ${at}, the one before it at ${last.at}: ${(seconds - secondsOf(last.at)) / every - 1} are missing between them`,
    );
  if (size < last.size) return off(`has ${size} leaves, the one before it ${last.size}`);
  if (size > last.size && !mayGrow(secondsOf(last.at), seconds, every))
    return off(`grows from ${last.size} to ${size} leaves in the middle of a day`);
  return undefined;
}
