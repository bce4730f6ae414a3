import { setImmediate, setTimeout } from 'node:timers/promises';
import { copyState, encodeInSteps, pruneInSteps } from '@kmm/protection';
import { pruneJournal, saveCheckpoint } from '@kmm/store';
import type { Deps } from '../deps.ts';
import type { PlatformMemory } from './platform-memory.ts';

const BATCHES = 500;
/** A start applies so many events again within a second. */
const EVENTS = 50_000;
const HOUR_MS = 3600_000;
/** Longer than every window and pair; citations name events no older than this. */
const KEPT_MS = 97 * 86_400_000;
/** Requests that come meanwhile wait no longer than this, */
const SLICE_MS = 4;
/** and have most of the time to themselves. */
const PAUSE_MS = 16;

export type Checkpointer = {
  /** After a batch: whether enough has come together, so that a checkpoint was begun. Nothing waits for it. */
  offer(org: string, memory: PlatformMemory): boolean;
  /** Saves what was committed so far, without pauses: a server that stops has somebody waiting for it. */
  save(org: string): Promise<void>;
};

type Given = {
  memoryOf(org: string): Promise<PlatformMemory>;
  /** Runs between two batches, so that what is read was committed. */
  inLine<T>(org: string, fn: () => Promise<T>): Promise<T>;
};

/** Saves states now and then, from a copy, in small pieces: events are judged and answered all the while. */
export function createCheckpointer(
  { db, now, log }: Pick<Deps, 'db' | 'now' | 'log'>,
  { memoryOf, inLine }: Given,
): Checkpointer {
  let hurry = false;
  const rest = (): Promise<void> => (hurry ? setImmediate() : setTimeout(PAUSE_MS));
  const savedAtMs = new Map<string, number>();
  const saving = new Map<string, Promise<void>>();

  const save = async (org: string): Promise<void> => {
    await inSlices(pruneInSteps((await memoryOf(org)).state, now().getTime()), rest);
    const taken = await inLine(org, async () => {
      const memory = await memoryOf(org);
      const { batch, nextSeq } = memory;
      return batch === memory.checkpointBatch
        ? undefined
        : { memory, batch, nextSeq, state: copyState(memory.state) };
    });
    if (!taken) return;
    const { memory, batch, nextSeq } = taken;
    const bytes = await inSlices(encodeInSteps(taken.state), rest);
    const before = new Date(now().getTime() - KEPT_MS);
    await db.tx({ kind: 'system', org }, async ({ sql }) => {
      await saveCheckpoint(sql, org, batch, bytes);
      await pruneJournal(sql, org, before, batch);
    });
    memory.checkpointBatch = batch;
    memory.checkpointSeq = nextSeq;
  };

  /** One after the other: the older of two must not come last. */
  const saveInTurn = (org: string): Promise<void> => {
    const mine = (saving.get(org) ?? Promise.resolve()).then(() => save(org));
    const settled = mine.catch(() => undefined);
    saving.set(org, settled);
    void settled.then(() => saving.get(org) === settled && saving.delete(org));
    savedAtMs.set(org, now().getTime());
    return mine;
  };

  return {
    offer(org, { batch, nextSeq, checkpointBatch, checkpointSeq }) {
      const atMs = savedAtMs.get(org) ?? now().getTime();
      savedAtMs.set(org, atMs);
      if (saving.has(org) || batch - checkpointBatch < BATCHES) return false;
      if (nextSeq - checkpointSeq < EVENTS && now().getTime() - atMs < HOUR_MS) return false;
      saveInTurn(org).catch(() =>
        log.error({ org }, 'a checkpoint could not be saved; the journal holds all that it would have held'),
      );
      return true;
    },
    save(org) {
      hurry = true;
      return saveInTurn(org);
    },
  };
}

/** Runs steps to the end, with a look at what else waits after every few milliseconds. */
async function inSlices<T>(steps: Generator<void, T>, rest: () => Promise<void>): Promise<T> {
  for (;;) {
    const until = performance.now() + SLICE_MS;
    do {
      const { done, value } = steps.next();
      if (done) return value;
    } while (performance.now() < until);
    await rest();
  }
}
