import type { PlatformEvent } from '../openapi-types.ts';

export type EventQueue = {
  /** False when the queue is full: the platform must send this event again itself. */
  add(event: PlatformEvent): boolean;
  remove(id: string): void;
  /** The oldest events, in the order in which they came. */
  oldest(limit: number): PlatformEvent[];
  readonly size: number;
};

/** Events that wait for a server, in memory and bounded: they hold text, so they are never written down. */
export function createEventQueue(limit: number): EventQueue {
  const waiting = new Map<string, PlatformEvent>();
  return {
    add(event) {
      if (waiting.has(event.id)) return true;
      if (waiting.size >= limit) return false;
      waiting.set(event.id, event);
      return true;
    },
    remove: (id) => void waiting.delete(id),
    oldest(count) {
      const found: PlatformEvent[] = [];
      for (const event of waiting.values()) {
        if (found.length >= count) break;
        found.push(event);
      }
      return found;
    },
    get size() {
      return waiting.size;
    },
  };
}
