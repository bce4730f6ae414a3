import type { PlatformEvent } from '../openapi-types.ts';
import type { EventStore } from './event-store.ts';

export type EventQueue = {
  /** What an earlier run of the program left waiting has been taken in. */
  ready(): Promise<void>;
  /** False when the queue is full: the platform must send this event again itself. Kept by the store when it resolves. */
  add(event: PlatformEvent): Promise<boolean>;
  remove(id: string): void;
  /** The oldest events, in the order in which they came. */
  oldest(limit: number): PlatformEvent[];
  readonly size: number;
};

export type EventQueueOptions = {
  limit: number;
  store?: EventStore | undefined;
  /** The store failed; the event waits in memory all the same. */
  onStoreFault(error: unknown): void;
};

/** Events that wait for a server, bounded; in memory only, unless the platform gives a store of its own. */
export function createEventQueue({ limit, store, onStoreFault }: EventQueueOptions): EventQueue {
  const waiting = new Map<string, PlatformEvent>();
  let loading: Promise<void> | undefined;
  const load = async (): Promise<void> => {
    const left = await store?.load();
    // Before anything that came in the meantime: it is older.
    const newer = [...waiting.values()];
    waiting.clear();
    for (const event of [...(left ?? []).slice(0, limit), ...newer])
      if (!waiting.has(event.id)) waiting.set(event.id, event);
  };
  const ready = (): Promise<void> => {
    loading ??= store ? load().catch(onStoreFault) : Promise.resolve();
    return loading;
  };
  return {
    ready,
    async add(event) {
      await ready();
      if (waiting.has(event.id)) return true;
      if (waiting.size >= limit) return false;
      waiting.set(event.id, event);
      await store?.put(event).catch(onStoreFault);
      return true;
    },
    remove(id) {
      if (waiting.delete(id)) store?.remove(id).catch(onStoreFault);
    },
    oldest(count) {
      const events: PlatformEvent[] = [];
      for (const event of waiting.values()) {
        if (events.length >= count) break;
        events.push(event);
      }
      return events;
    },
    get size() {
      return waiting.size;
    },
  };
}
