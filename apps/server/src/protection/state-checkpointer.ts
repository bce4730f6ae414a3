import { randomUUID } from 'node:crypto';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { pruneEventIndex, pruneJournal, type Sql } from '@khong-mot-minh/database';
import {
  countChunks,
  encodeChunk,
  layoutOf,
  type ProtectionState,
  pruneInSteps,
} from '@khong-mot-minh/protection';
import type { Deps } from '../deps.ts';
import { logPartsOf } from '../platform/log-parts.ts';
import { type PlatformMemory, REMEMBERED_MS } from './platform-memory.ts';
import { dropStrayChunks, insertStateChunk, keepCheckpoint, type StateChunk } from './queries/checkpoints.ts';
import { dropEventIdPages, insertEventIdPage } from './queries/event-id-pages.ts';

const BATCHES = 500;
/** A start applies so many events again within a second. */
const EVENTS = 50_000;
/** Of a large state an event may cost so many entries written again, and not more. */
const ENTRIES_AN_EVENT = 10;
const HOUR_MS = 3600_000;
/** Longer than every window and pair; citations name events no older than this. */
const KEPT_MS = 97 * 86_400_000;
/** Requests that come meanwhile wait no longer than this, */
const SLICE_MS = 4;
/** and have most of the time to themselves. */
const PAUSE_MS = 16;
/** Rows that one transaction removes. */
const PAGE = 500;

export type StateCheckpointer = {
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

/**
 * Saves states now and then, chunk by chunk: events are judged and answered between any two, and each chunk says up to
 * which batch it is true. A start reads them once all are there; one that never came to its end is removed by the next.
 */
export function createStateCheckpointer(
  { clock, db, now, log }: Pick<Deps, 'clock' | 'db' | 'now' | 'log'>,
  { memoryOf, inLine }: Given,
): StateCheckpointer {
  let hurry = false;
  const rest = (): Promise<void> => (hurry ? setImmediate() : setTimeout(PAUSE_MS));
  const savedAtMs = new Map<string, number>();
  const saving = new Map<string, Promise<void>>();

  const asSystem = <T>(org: string, fn: (sql: Sql) => Promise<T>) =>
    db.tx({ kind: 'system', org }, ({ sql }) => fn(sql));

  /** Removes in pages, so that nobody waits for a long transaction. */
  const inPages = async (remove: () => Promise<number>): Promise<void> => {
    while ((await remove()) === PAGE) await rest();
  };

  /** What no checkpoint names, and ids that are no longer remembered. */
  const removeStrays = async (org: string, forgets: boolean): Promise<void> => {
    await inPages(() => asSystem(org, (sql) => dropStrayChunks(sql, org, PAGE)));
    if (!forgets) return;
    const before = new Date(now().getTime() - REMEMBERED_MS);
    await inPages(() => asSystem(org, (sql) => dropEventIdPages(sql, org, { before, limit: PAGE })));
  };

  const save = async (org: string): Promise<void> => {
    const forgets = await clock.isBelieved();
    if (forgets) await inSlices(pruneInSteps((await memoryOf(org)).state, now().getTime()), rest);
    const begun = await inLine(org, async () => {
      const memory = await memoryOf(org);
      const { batch, nextSeq, state, newIds } = memory;
      if (batch === memory.checkpointBatch) return undefined;
      return { memory, batch, nextSeq, layout: layoutOf(state), ids: newIds.pages() };
    });
    if (!begun) return;
    const { memory, batch, nextSeq, layout, ids } = begun;
    const checkpoint = {
      save: randomUUID(),
      batch,
      nextSeq,
      chunks: countChunks(layout),
      layout,
      aliased: true,
    };
    await removeStrays(org, forgets);
    for (const { lastBatch, newestMs, bytes } of ids) {
      const page = { lastBatch, newestAt: new Date(newestMs), bytes };
      await asSystem(org, (sql) => insertEventIdPage(sql, org, page));
      await rest();
    }

    const takeSome = (from: number): Promise<StateChunk[]> =>
      inLine(org, async () => {
        const taken: StateChunk[] = [];
        // Read anew after a commit that failed: what it left in the other memory never happened.
        if ((await memoryOf(org)) !== memory) return taken;
        const until = performance.now() + SLICE_MS;
        for (let chunk = from; chunk < checkpoint.chunks && performance.now() < until; chunk++)
          taken.push({ chunk, batch: memory.batch, bytes: encodeChunk(memory.state, layout, chunk) });
        return taken;
      });
    for (let chunk = 0; chunk < checkpoint.chunks; ) {
      const taken = await takeSome(chunk);
      if (taken.length === 0) return;
      await asSystem(org, async (sql) => {
        for (const one of taken) await insertStateChunk(sql, org, checkpoint.save, one);
      });
      chunk += taken.length;
      await rest();
    }
    if (await asSystem(org, (sql) => keepCheckpoint(sql, org, checkpoint))) {
      memory.checkpointBatch = batch;
      memory.checkpointSeq = nextSeq;
      memory.newIds.drop(batch);
    }
    await removeStrays(org, forgets);
    if (!forgets) return;
    const before = new Date(now().getTime() - KEPT_MS);
    await inPages(() => asSystem(org, (sql) => pruneJournal(sql, org, { before, upTo: batch, limit: PAGE })));
    await inPages(() => asSystem(org, (sql) => pruneEventIndex(sql, org, PAGE)));
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
    offer(org, { state, batch, nextSeq, checkpointBatch, checkpointSeq }) {
      const atMs = savedAtMs.get(org) ?? now().getTime();
      savedAtMs.set(org, atMs);
      if (saving.has(org) || batch - checkpointBatch < BATCHES) return false;
      const enough = Math.max(EVENTS, entriesOf(state) / ENTRIES_AN_EVENT);
      if (nextSeq - checkpointSeq < enough && now().getTime() - atMs < HOUR_MS) return false;
      saveInTurn(org).catch((error) =>
        log.error(
          { org, ...logPartsOf(error) },
          'a checkpoint could not be saved; the journal holds all that it would have held',
        ),
      );
      return true;
    },
    save(org) {
      hurry = true;
      return saveInTurn(org);
    },
  };
}

const entriesOf = ({ pairs, windows, cases }: ProtectionState): number =>
  pairs.size() + windows.size() + cases.size();

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
